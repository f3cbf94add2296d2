using System.Globalization;
using HotDash.DashboardBenchmark;

// dotnet run -c Release --project tests/HotDash.DashboardBenchmark [conversations] [requests]
// Exit code 1 when the overview's P95 exceeds what the product promises.
int Number(int index, int fallback) => args.Length > index ? int.Parse(args[index], CultureInfo.InvariantCulture) : fallback;
var (conversations, requests) = (Number(0, 100_000), Number(1, 200));
await using var stack = await BenchmarkStack.StartAsync(conversations, CancellationToken.None);
using var client = await stack.SignInAsync(CancellationToken.None);
Console.WriteLine($"{conversations:N0} conversations, {requests} requests each, {Environment.ProcessorCount} cores");
Console.WriteLine($"{"page",-34}{"p50 ms",9}{"p95 ms",9}{"max ms",9}{"KB",7}");
var overview = await Measurement.RunAsync(client, "/", requests, CancellationToken.None);
Console.WriteLine(overview);

foreach (var path in new[] { "/conversations", "/escalations", "/approvals", "/operations", "/operations/environments", "/api/tiles/cx-escalations", "/api/tiles/unread-messages" })
{
    Console.WriteLine(await Measurement.RunAsync(client, path, requests / 4, CancellationToken.None));
}

Console.WriteLine($"the overview's P95 is {overview.P95:0} ms, promised are {Measurement.Promised:0} ms");

return overview.P95 <= Measurement.Promised ? 0 : 1;
