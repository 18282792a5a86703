import { enExit } from './en-exit.ts';
import type { MoreMessages } from './messages.ts';

/** The finder's other words, in English. */
export const enMore: MoreMessages = {
  language: 'Language',
  unreviewed: 'No native speaker has checked these words yet.',
  languageFailed: 'That language did not load. Try again when you have signal.',
  placeNotNow: 'We cannot look that up now. Choose a place near you.',

  filters: 'What I need',
  openNow: 'Open now',
  noAlcohol: 'Not a pub, bar or club',
  noneMatch: 'No listed place near you has all of these.',
  clear: 'Show all places again',

  under18Note: 'Places that are not pubs, bars or clubs come first. You can ask staff for help at any age.',
  under18Link: 'Help if you are under 18',
  childline: 'Call Childline, free: 0800 1111',

  compass: 'Point the way',
  compassOn: 'Hold your phone flat. Turn until an arrow points up, then walk that way.',
  compassOff: 'Stop pointing',
  compassNone: 'This phone does not say which way it points.',

  share: 'Share address',
  copied: 'Address copied',
  copyFailed: 'Could not copy. Hold the address to copy it.',

  map: 'Show map',
  mapHide: 'Hide map',
  mapLoading: 'Loading the map…',
  mapFailed: 'The map did not load. The list still works.',
  mapLabel: 'Map of the places in this list',
  mapYou: 'You are here',
  mapOpen: 'open',
  mapShut: 'not open',
  mapZoomIn: 'Zoom in',
  mapZoomOut: 'Zoom out',
  mapTiles: 'Streets come from {host}, which can tell what part of the map you look at.',
  mapStreets: 'Show streets',
  mapPlain: 'This map has no streets. Directions open in your map app.',
  mapWhole: 'The map starts with the whole area, so that it does not give away where you are.',
  mapCloser: 'Zoom to the list',
  mapShowInList: 'Show in the list',
  mapShow: 'Show on map',

  concern: 'This place didn’t help me',
  concernWhat: 'What happened?',
  concernNotWatched: 'Nobody watches these messages as they come in. In danger now? Call 999.',
  concerns: {
    closed: 'It was closed',
    not_there: 'It is not there',
    staff_did_not_know: 'Staff did not know',
    turned_away: 'They sent me away',
    felt_unsafe: 'I felt unsafe there',
    other: 'Something else',
  },
  concernNote: 'Anything else? (you can leave this empty)',
  concernNoNames: 'Please don’t write names or phone numbers.',
  concernSent: 'Thank you. The council will look into it.',
  concernLater: 'Your phone is offline. We will send this when it is back, if this page stays open.',
  concernFailed: 'That was not sent. Please try again.',
  concernClose: 'Close',

  install: 'Keep on your phone',
  installHow: 'Open your browser’s menu and choose “Add to home screen”.',
  offlineReady: 'This page now works without network.',
  ...enExit,
};
