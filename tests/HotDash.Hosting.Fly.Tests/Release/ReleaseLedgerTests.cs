using HotDash.Hosting.Fly.Release;

namespace HotDash.Hosting.Fly.Tests.Release;

public sealed class ReleaseLedgerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ledger-").FullName;

    private string LinesPath => Path.Combine(_folder, "releases.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Ledger_OfThreeEntries_IsAChain()
    {
        var entries = Append("started", "verified", "started");

        Assert.Equal(["", entries[0].Hash, entries[1].Hash], entries.Select(entry => entry.Previous));
        Assert.Equal([1, 2, 3], entries.Select(entry => entry.Sequence));
    }

    [Theory]
    [InlineData("edit")]
    [InlineData("delete the first")]
    [InlineData("delete the last")]
    [InlineData("swap")]
    [InlineData("garbage")]
    [InlineData("delete all")]
    public void Ledger_ThatWasTamperedWith_IsNotTrusted(string how)
    {
        Append("started", "verify-failed", "rollback-started", "rollback-failed");
        var lines = File.ReadAllLines(LinesPath);
        File.WriteAllLines(LinesPath, how switch
        {
            "edit" => [.. lines[..3], lines[3].Replace("rollback-failed", "rolled-back", StringComparison.Ordinal)],
            "delete the first" => lines[1..],
            "delete the last" => lines[..2],
            "swap" => [lines[0], lines[2], lines[1], lines[3]],
            "garbage" => [.. lines, "not json"],
            _ => [],
        });

        Assert.Throws<LedgerDamagedException>(() => new ReleaseLedger(_folder, TimeProvider.System).Read());
    }

    [Fact]
    public void Ledger_WhoseWriterDiedBetweenLineAndHead_IsReadAndContinued()
    {
        Append("started");
        var head = File.ReadAllText(Path.Combine(_folder, "releases.head"));
        Append("verified");
        File.WriteAllText(Path.Combine(_folder, "releases.head"), head);

        Assert.Equal(3, Append("started").Count);
    }

    [Fact]
    public void LastGood_AmongFailures_IsTheNewestVerifiedOther()
    {
        var ledger = new ReleaseLedger(_folder, TimeProvider.System);
        Add(ledger, "verified", "a");
        Add(ledger, "verified", "b");
        Add(ledger, "verify-failed", "c");
        Add(ledger, "rollback-failed", "d");
        Add(ledger, "verified", "x", app: "other");

        Assert.Equal("image@b", ledger.LastGood("app", "c")?.Image);
        Assert.Equal("image@a", ledger.LastGood("app", "b")?.Image);
        Assert.Null(ledger.LastGood("unknown", ""));
    }

    [Fact]
    public void Lock_WhileHeld_IsNotTakenTwice()
    {
        using (ReleaseLock.TryTake(_folder))
        {
            Assert.Null(ReleaseLock.TryTake(_folder));
        }

        using var again = ReleaseLock.TryTake(_folder);
        Assert.NotNull(again);
    }

    private IReadOnlyList<LedgerEntry> Append(params string[] states)
    {
        var ledger = new ReleaseLedger(_folder, TimeProvider.System);

        foreach (var state in states)
        {
            Add(ledger, state, "a");
        }

        return ledger.Read();
    }

    private static void Add(ReleaseLedger ledger, string state, string digest, string app = "app") =>
        ledger.Append(new LedgerEntry { Sequence = 0, At = default, App = app, State = state, Image = $"image@{digest}" });
}
