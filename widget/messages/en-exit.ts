/** What is said where a frame was left and the page around it may stay: also by our frame's own small script. */
export const enExit = {
  exitStays: 'We took the places off this page. If you still see the page around it, close that page.',
  exitGo: 'Go to another page',
};
