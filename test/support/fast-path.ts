const given: string | undefined = process.env['TEST_FAST_PATH'];

/** Which way requests take: the fast one, from the first time on, or with TEST_FAST_PATH=off the other. */
export const fastPathInTests: 'off' | 'on' = given === 'off' ? 'off' : 'on';

/** The same as a setting. */
export const fastPath = { FAST_PATH: fastPathInTests };
