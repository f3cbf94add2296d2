using HotDash.ChatwootBenchmark;
using HotDash.TestServers;

// dotnet run -c Release --project tests/HotDash.ChatwootBenchmark [conversations] [messages per conversation] [seconds]
if (args is ["bare", var url])
{
    await BareServer.RunAsync(url);

    return;
}

int Number(int index, int fallback) => args.Length > index ? int.Parse(args[index], System.Globalization.CultureInfo.InvariantCulture) : fallback;
var (conversations, perConversation, seconds) = (Number(0, 100_000), Number(1, 10), Number(2, 5));
var postgres = await PostgresTestServer.GetAsync(CancellationToken.None);
var redis = await RedisTestServer.GetAsync(CancellationToken.None);
var database = await postgres.CreateDatabaseAsync(CancellationToken.None);
await using var service = new ServerProcess(database, redis.ConnectionString, "HotDash.Chatwoot");
await service.PrepareAsync();
await Seed.FillAsync(database, conversations, perConversation);
await service.StartAsync();
await using var bare = new ServerProcess(database, redis.ConnectionString, "HotDash.ChatwootBenchmark");
await bare.StartAsync();
Console.WriteLine($"{conversations:N0} conversations, {(long)conversations * perConversation:N0} messages, {redis.Description}, {Environment.ProcessorCount} cores");
Console.WriteLine($"{"request",-22}{"service/s",10}{"p50 ms",9}{"p99 ms",9}{"bare/s",10}{"p50 ms",9}{"p99 ms",9}{"ratio",8}");

foreach (var request in BenchmarkRequest.All(conversations))
{
    var floor = await Load.RunAsync(bare.Address, request, TimeSpan.FromSeconds(seconds));
    var ours = await Load.RunAsync(service.Address, request, TimeSpan.FromSeconds(seconds));
    Console.WriteLine($"{request.Name,-22}{ours}{floor}{ours.PerSecond / floor.PerSecond,8:P0}");
}

Console.WriteLine($"memory of the service: {service.MemoryMegabytes:N0} MB");
