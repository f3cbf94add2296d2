using System.Globalization;
using HotDash.MigrationBenchmark;
using HotDash.Migrations.Tests.Corpus;
using HotDash.Tests;

// Applies migrations that the gate calls safe to tables of a million rows while others read and write them.
// HOTDASH_SOAK_SCALE scales how many; 1 is all of them.
var scale = double.Parse(Environment.GetEnvironmentVariable("HOTDASH_SOAK_SCALE") ?? "1", CultureInfo.InvariantCulture);
var rows = args is [var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 1_000_000;
using var interrupt = new CancellationTokenSource();
Console.CancelKeyPress += (_, arguments) =>
{
    arguments.Cancel = true;
    interrupt.Cancel();
};

var safe = new[] { "cases-1.sql", "cases-2.sql", "cases-3.sql" }
    .SelectMany(file => CorpusCase.Read(RepositoryRoot.Combine("tests/data/migrations", file)))
    .Where(item => item.Expectation != Expectation.Refused && BigTables.Concerns(item.Migration)).ToList();
var step = Math.Max(1, (int)(1 / scale));
var chosen = safe.Where((_, index) => index % step == 0).ToList();

Console.WriteLine($"{chosen.Count} of {safe.Count} migrations judged safe, {rows:N0} rows per table");
var tables = await BigTables.CreateAsync(rows, interrupt.Token);
var results = new List<LoadResult>();

foreach (var item in chosen)
{
    results.Add(await tables.MeasureUntilSafeAsync(item, interrupt.Token));
    Console.WriteLine(results[^1]);
}

Console.WriteLine(LoadResult.Summary(results));

return results.TrueForAll(result => result.IsSafe) ? 0 : 1;
