import { PeerList } from './phone-peer-list.ts';

customElements.define('peer-list', PeerList);
