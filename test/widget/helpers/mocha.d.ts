/** What web-test-runner's mocha puts into the page, as far as these tests use it. */
type TestBody = () => void | Promise<void>;
declare function describe(name: string, body: () => void): void;
declare function it(name: string, body: TestBody): void;
declare function beforeEach(body: TestBody): void;
declare function afterEach(body: TestBody): void;
