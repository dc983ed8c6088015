// Days as whole numbers, counted from 1970-01-01 in the proleptic Gregorian calendar, as the
// catalogue counts them. JavaScript's own dates know neither periods nor years before 0 by digits.

const TEXT = /^(-?\d{4,})-(\d\d)-(\d\d)$/;

export function dayOf(year, month, day) {
  // Years that begin in March have their odd day last. 146,097 days are 400 years.
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return era * 146097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719468;
}

export function dateOf(number) {
  const shifted = number + 719468;
  const era = Math.floor(shifted / 146097);
  const ofEra = shifted - era * 146097;
  const year = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365);
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const march = Math.floor((5 * ofYear + 2) / 153);
  const month = march < 10 ? march + 3 : march - 9;
  const day = ofYear - Math.floor((153 * march + 2) / 5) + 1;
  return [year + era * 400 + (month <= 2 ? 1 : 0), month, day];
}

const padded = (number, digits) => String(Math.abs(number)).padStart(digits, "0");

export function yearText(year) {
  return (year < 0 ? "-" : "") + padded(year, 4);
}

export function dayText(number) {
  const [year, month, day] = dateOf(number);
  return `${yearText(year)}-${padded(month, 2)}-${padded(day, 2)}`;
}

/** The number of a day written as 2021-06-30; null if it is no day. */
export function dayNumber(text) {
  const parts = TEXT.exec(text ?? "");
  if (!parts) return null;
  const number = dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3]));
  return dayText(number) === text ? number : null;
}

/** The last day of 2021, 2021-06 or 2021-06-30; null if it is none of these. */
export function endOf(text) {
  const parts = /^(-?\d{4,})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text ?? "");
  if (!parts) return null;
  const year = Number(parts[1]);
  if (parts[3]) return dayNumber(text);
  if (!parts[2]) return dayOf(year + 1, 1, 1) - 1;
  const month = Number(parts[2]);
  if (month < 1 || month > 12) return null;
  return (month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1)) - 1;
}

/** The shortest text whose end is this day: 2021, 2021-06 or 2021-06-15. */
export function asOfText(day) {
  const text = dayText(day);
  const lengths = [text.length - 6, text.length - 3];
  return lengths.map((length) => text.slice(0, length)).find((short) => endOf(short) === day) ?? text;
}

/** How many stops a slider has at most, about: more than pixels to stand on are no use. */
const MOST_STOPS = 400;

/** The last days of the days, months or years between two days, in order. */
export function stopsBetween(first, last) {
  const [from] = dateOf(first);
  const [to] = dateOf(last);
  const stops = [];
  if (last - first <= MOST_STOPS / 4) {
    for (let day = first; day <= last; day += 1) stops.push(day);
  } else if ((to - from + 1) * 12 <= MOST_STOPS) {
    for (let month = from * 12; month < (to + 1) * 12; month += 1) {
      const after = month + 1;
      const end = dayOf(Math.floor(after / 12), (((after % 12) + 12) % 12) + 1, 1) - 1;
      if (end >= first) stops.push(end);
      if (end >= last) break;
    }
  } else {
    const step = Math.ceil((to - from + 1) / MOST_STOPS);
    for (let year = from; year <= to + step - 1; year += step) stops.push(dayOf(year + 1, 1, 1) - 1);
  }
  return stops;
}

export const OUT = 0;
export const IN = 1;
export const MAYBE = 2;

/** Whether what lies between two days (null where open) is there at the end of a day. */
export function standing(earliest, latest, day) {
  if (day === null) return IN;
  if (earliest !== null && earliest > day) return OUT;
  if (latest !== null && latest <= day) return IN;
  return MAYBE;
}
