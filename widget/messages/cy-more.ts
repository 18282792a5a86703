import type { MoreMessages } from './messages.ts';

/** Welsh. For review by a native speaker. */
export const more: MoreMessages = {
  language: 'Iaith',
  unreviewed: 'Nid oes siaradwr Cymraeg wedi gwirio’r geiriau hyn eto.',
  languageFailed: 'Ni lwythodd yr iaith honno. Rhowch gynnig arall arni pan fydd gennych signal.',
  placeNotNow: 'Ni allwn chwilio am y lle hwnnw nawr. Dewiswch le yn eich ymyl.',

  filters: 'Mae angen…',
  openNow: 'Ar agor nawr',
  noAlcohol: 'Nid tafarn, bar na chlwb',
  noneMatch: 'Nid oes lle yn agos atoch â’r rhain i gyd.',
  clear: 'Dangos pob lle eto',

  under18Note:
    'Daw lleoedd nad ydynt yn dafarnau, bariau na chlybiau yn gyntaf. Gallwch ofyn i staff am help ar unrhyw oedran.',
  under18Link: 'Help os ydych dan 18',
  childline: 'Ffoniwch Childline am ddim: 0800 1111',

  compass: 'Dangos y ffordd',
  compassOn:
    'Daliwch eich ffôn yn fflat. Trowch nes bod saeth yn pwyntio i fyny, yna cerddwch y ffordd honno.',
  compassOff: 'Peidio â dangos',
  compassNone: 'Nid yw’r ffôn hwn yn dweud i ba gyfeiriad mae’n pwyntio.',

  share: 'Rhannu’r cyfeiriad',
  copied: 'Cyfeiriad wedi’i gopïo',
  copyFailed: 'Methu copïo. Daliwch y cyfeiriad i’w gopïo.',

  map: 'Dangos y map',
  mapHide: 'Cuddio’r map',
  mapLoading: 'Yn llwytho’r map…',
  mapFailed: 'Ni lwythodd y map. Mae’r rhestr yn dal i weithio.',
  mapLabel: 'Map o’r lleoedd yn y rhestr hon',
  mapYou: 'Rydych chi yma',
  mapOpen: 'ar agor',
  mapShut: 'ddim ar agor',
  mapZoomIn: 'Chwyddo i mewn',
  mapZoomOut: 'Chwyddo allan',
  mapTiles: 'Daw’r strydoedd o {host}, sy’n gallu gweld pa ran o’r map rydych yn edrych arni.',
  mapStreets: 'Dangos strydoedd',
  mapPlain: 'Nid oes strydoedd ar y map hwn. Mae cyfarwyddiadau’n agor yn eich ap mapiau.',
  mapWhole: 'Mae’r map yn dechrau gyda’r ardal gyfan, fel nad yw’n dangos ble rydych chi.',
  mapCloser: 'Nesáu at y rhestr',
  mapShowInList: 'Dangos yn y rhestr',
  mapShow: 'Dangos ar y map',

  concern: 'Ni wnaeth y lle hwn fy helpu',
  concernWhat: 'Beth ddigwyddodd?',
  concernNotWatched: 'Nid oes neb yn gwylio’r negeseuon hyn wrth iddynt gyrraedd. Mewn perygl? Ffoniwch 999.',
  concerns: {
    closed: 'Roedd ar gau',
    not_there: 'Nid yw yno',
    staff_did_not_know: 'Nid oedd y staff yn gwybod',
    turned_away: 'Cefais fy anfon i ffwrdd',
    felt_unsafe: 'Doeddwn i ddim yn teimlo’n ddiogel yno',
    other: 'Rhywbeth arall',
  },
  concernNote: 'Unrhyw beth arall? (gallwch adael hwn yn wag)',
  concernNoNames: 'Peidiwch ag ysgrifennu enwau na rhifau ffôn.',
  concernSent: 'Diolch. Bydd y cyngor yn edrych ar hyn.',
  concernLater:
    'Nid oes gan eich ffôn gysylltiad. Byddwn yn anfon hyn pan ddaw’n ôl, os bydd y dudalen hon yn aros ar agor.',
  concernFailed: 'Ni anfonwyd hynny. Rhowch gynnig arall arni.',
  concernClose: 'Cau',

  install: 'Cadw ar eich ffôn',
  installHow: 'Agorwch ddewislen eich porwr a dewis “Ychwanegu at y sgrin gartref”.',
  offlineReady: 'Mae’r dudalen hon nawr yn gweithio heb rwydwaith.',
  exitStays:
    'Rydym wedi tynnu’r lleoedd oddi ar y dudalen hon. Os ydych yn dal i weld y dudalen o’i chwmpas, caewch honno.',
  exitGo: 'Mynd i dudalen arall',
};
