export { despatch } from './despatch.ts';
export { mailIntake } from './mail-intake.ts';
export { outTray } from './out-tray.ts';
export { reportingCycle } from './reporting-cycle.ts';
export { termsChange } from './terms-change.ts';
export { treatyCalendar } from './treaty-calendar.ts';
