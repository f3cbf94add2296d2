using HotDash.Hosting.Fly.Release;
using HotDash.Hosting.Fly.Release.Progress;
using HotDash.Hosting.Fly.Release.Records;

namespace HotDash.Hosting.Fly.Tests.Release.Records;

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
    public void Ledger_WhoseWriterDiedInTheMiddleOfALine_IsReadAndContinued()
    {
        Append("started", "verified");
        File.AppendAllText(LinesPath, "{\"sequence\":3,\"at\":\"2026-");

        Assert.Equal(2, new ReleaseLedger(_folder, TimeProvider.System).Read().Count);
        Assert.Equal(3, Append("started").Count);
    }

    [Fact]
    public void Ledger_WhoseWriterLostTheLock_IsNotWritten()
    {
        var ledger = new ReleaseLedger(_folder, TimeProvider.System);

        Assert.Throws<LeaseLostException>(() => ledger.Append(new LedgerEntry { App = "app", State = "verified", Image = "image@a" }, () => throw new LeaseLostException("another")));
        Assert.Empty(ledger.Read());
    }

    [Fact]
    public void LastGood_AmongFailures_IsTheNewestVerifiedOther()
    {
        var ledger = new ReleaseLedger(_folder, TimeProvider.System);
        Add(ledger, "verified", "a");
        Add(ledger, "verified", "b");
        Add(ledger, "failed", "c");
        Add(ledger, "needs-a-person", "d");
        Add(ledger, "verified", "x", app: "other");
        var journal = new ReleaseJournal(ledger, () => { }, new ReleaseSettings(), new JsonProgress(TextWriter.Null));

        Assert.Equal("image@b", journal.LastGood("app", "c")?.Image);
        Assert.Equal("image@a", journal.LastGood("app", "b")?.Image);
        Assert.Null(journal.LastGood("unknown", ""));
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
        ledger.Append(new LedgerEntry { App = app, State = state, Image = $"image@{digest}" });
}
