import { PROBLEMS } from "#server/problems.ts";

/** The page for an address that leads nowhere: plain HTML, no script, no style of its own. */
export const NOT_FOUND_PAGE = `<!doctype html>
<html lang="th">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>ไม่พบหน้านี้ – คุณธรรม</title></head>
<body><main><h1>ไม่พบหน้านี้</h1><p>${PROBLEMS["not-found"].says}</p><p><a href="/">กลับไปหน้าแรก</a></p></main></body>
</html>
`;
