import type { Helpline } from '../helplines.ts';
import { BARNET } from './barnet.ts';

/**
 * Helplines to start with. Numbers and operators change: these were read in the operators' own pages and other public
 * sources, nobody has rung them, and each says "check before launch". Hours that could not be confirmed are not given.
 */
const CHECKED_ON = '2026-11-22';
const OWNER = 'Community safety officer';
const ALWAYS = '24 hours, every day';

interface Entry extends Partial<
  Pick<Helpline, 'phone' | 'textNumber' | 'email' | 'website' | 'authorityCode'>
> {
  readonly key: string;
  readonly emergency?: true;
  readonly name: string;
  readonly forWhom: string;
  readonly hours: string;
  /** Whose page or number it is. */
  readonly from: string;
}

const ENTRIES: readonly Entry[] = [
  {
    key: 'emergency_999',
    emergency: true,
    name: 'Emergency: police, ambulance or fire',
    forWhom:
      'You or someone else is in danger now. If you can’t speak, call 999 from a mobile and press 55 when asked. This does not let the police track you.',
    phone: '999',
    hours: ALWAYS,
    from: 'police.uk, “Silent solution”',
  },
  {
    key: 'emergency_sms',
    emergency: true,
    name: 'Text 999 (emergencySMS)',
    forWhom:
      'You are in danger and can’t hear or speak on the phone. Your mobile must be signed up first: text “register” to 999.',
    textNumber: '999',
    website: 'https://www.relayuk.bt.com',
    hours: ALWAYS,
    from: 'Relay UK, emergencySMS',
  },
  {
    key: 'emergency_text_relay',
    emergency: true,
    name: 'Emergency text relay',
    forWhom: 'You are in danger and use a textphone, or the Relay UK app.',
    phone: '18000',
    website: 'https://www.relayuk.bt.com',
    hours: ALWAYS,
    from: 'Relay UK',
  },
  {
    key: 'police_101',
    name: 'Police, when it is not an emergency',
    forWhom: 'You want to tell the police about something that is over, or ask for advice.',
    phone: '101',
    website: 'https://www.police.uk',
    hours: ALWAYS,
    from: 'police.uk',
  },
  {
    key: 'british_transport_police',
    name: 'British Transport Police',
    forWhom: 'Something is wrong on a train, the Underground or at a station, and it is not an emergency.',
    textNumber: '61016',
    website: 'https://www.btp.police.uk',
    hours: ALWAYS,
    from: 'British Transport Police',
  },
  {
    key: 'national_domestic_abuse_helpline',
    name: 'National Domestic Abuse Helpline',
    forWhom: 'Women who are hurt, scared or controlled by a partner, an ex or family. Run by Refuge.',
    phone: '0808 2000 247',
    website: 'https://www.nationaldahelpline.org.uk',
    hours: ALWAYS,
    from: 'Refuge',
  },
  {
    key: 'rape_crisis',
    name: 'Rape and Sexual Abuse Support Line',
    forWhom: 'Anyone aged 16 or over who was raped or touched when they did not want it, now or long ago.',
    phone: '0808 500 2222',
    website: 'https://247sexualabusesupport.org.uk',
    hours: ALWAYS,
    from: 'Rape Crisis England & Wales',
  },
  {
    key: 'childline',
    name: 'Childline',
    forWhom: 'Anyone under 19, about anything.',
    phone: '0800 1111',
    website: 'https://www.childline.org.uk',
    hours: ALWAYS,
    from: 'Childline (NSPCC)',
  },
  {
    key: 'victim_support',
    name: 'Victim Support',
    forWhom: 'Anyone hurt or upset by a crime, whether or not you told the police.',
    phone: '08 08 16 89 111',
    website: 'https://www.victimsupport.org.uk',
    hours: ALWAYS,
    from: 'Victim Support',
  },
  {
    key: 'galop',
    name: 'Galop',
    forWhom: 'LGBT+ people who were abused or attacked.',
    phone: '0800 999 5428',
    website: 'https://galop.org.uk',
    hours: 'Weekdays. See their website for the hours.',
    from: 'Galop',
  },
  {
    key: 'karma_nirvana',
    name: 'Karma Nirvana',
    forWhom: 'Anyone whose family threatens or hurts them over “honour”, or wants to force them to marry.',
    phone: '0800 5999 247',
    website: 'https://karmanirvana.org.uk',
    hours: 'Weekdays. See their website for the hours.',
    from: 'Karma Nirvana',
  },
  {
    key: 'community_security_trust',
    name: 'Community Security Trust',
    forWhom: 'Anyone who saw or suffered something against Jewish people.',
    phone: '0800 032 3263',
    website: 'https://cst.org.uk',
    hours: ALWAYS,
    from: 'Community Security Trust',
  },
  {
    key: 'true_vision',
    name: 'True Vision',
    forWhom: 'Anyone who wants to report a hate crime online.',
    website: 'https://www.report-it.org.uk',
    hours: ALWAYS,
    from: 'report-it.org.uk, run by the police',
  },
  {
    key: 'crimestoppers',
    name: 'Crimestoppers',
    forWhom: 'Anyone who knows about a crime and does not want to give their name.',
    phone: '0800 555 111',
    website: 'https://crimestoppers-uk.org',
    hours: ALWAYS,
    from: 'Crimestoppers',
  },
  {
    key: 'barnet_community_safety_team',
    name: 'Barnet Council’s Community Safety Team',
    forWhom: 'People in Barnet who want advice about feeling unsafe, or about one of the places listed here.',
    phone: '020 8359 2000',
    email: 'BarnetCST@Barnet.gov.uk',
    website: 'https://www.barnet.gov.uk',
    hours: 'Council office hours, Monday to Friday',
    from: 'Barnet Council',
    authorityCode: BARNET.code,
  },
];

export const REFERENCE_HELPLINES: readonly Helpline[] = ENTRIES.map(({ from, ...entry }, index) => ({
  phone: '',
  textNumber: '',
  email: '',
  website: '',
  authorityCode: null,
  ...entry,
  emergency: entry.emergency === true,
  position: index + 1,
  owner: OWNER,
  source: `${from}; check before launch`,
  checkedOn: CHECKED_ON,
  shown: true,
}));
