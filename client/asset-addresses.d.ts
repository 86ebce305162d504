/** A file that is served as it is: what is imported is its address. */
declare module "*.min.js" {
  const address: string;
  // biome-ignore lint/style/noDefaultExport: what esbuild makes of a file is its default export
  export default address;
}
