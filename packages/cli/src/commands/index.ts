export async function index(): Promise<void> {}
