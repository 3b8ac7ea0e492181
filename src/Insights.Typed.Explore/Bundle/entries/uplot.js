// The library of the line charts.
export { default } from "uplot";
