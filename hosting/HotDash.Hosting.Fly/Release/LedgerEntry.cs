using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace HotDash.Hosting.Fly.Release;

/// <summary>One line of the ledger: <c>{"sequence":1,"at":"…","app":"…","state":"verified",…,"previous":"…","hash":"…"}</c>.</summary>
internal sealed record LedgerEntry
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public required int Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string App { get; init; }

    public required string State { get; init; }

    public required string Image { get; init; }

    public string? Commit { get; init; }

    public string? Actor { get; init; }

    public string? Reason { get; init; }

    public int? ExitCode { get; init; }

    public double? Seconds { get; init; }

    /// <summary>At most ten lines.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>The hash of the entry before; empty for the first.</summary>
    public string Previous { get; init; } = "";

    /// <summary>SHA-256 of this entry without its hash.</summary>
    public string Hash { get; init; } = "";

    public static LedgerEntry Parse(string line) => JsonSerializer.Deserialize<LedgerEntry>(line, s_json) ?? throw new JsonException("The line is null.");

    public LedgerEntry Sealed() => this with { Hash = ComputeHash() };

    public string ComputeHash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes((this with { Hash = "" }).ToLine())));

    public string ToLine() => JsonSerializer.Serialize(this, s_json);
}
