using HotDash.Tools.Fetch;

if (args is not [var directory])
{
    Console.Error.WriteLine("usage: HotDash.Tools DIRECTORY   (the folder that holds package-lock.json)");
    return 2;
}

try
{
    await new ToolFetcher(Path.GetFullPath(directory)).RunAsync(CancellationToken.None);
    return 0;
}
catch (ToolFetchException error)
{
    Console.Out.WriteLine(error.ToBuildMessage());
    return 1;
}
