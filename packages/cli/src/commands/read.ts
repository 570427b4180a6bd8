export async function read(): Promise<void> {}
