namespace HotDash.Hosting.Fly.Workload.Models;

/// <summary>Where the value of a variable comes from.</summary>
internal enum ValueKind
{
    Literal,
    SecretParameter,
    ConnectionString,

    /// <summary>The http endpoint of the model's first app.</summary>
    Endpoint,

    /// <summary>Text around a secret parameter.</summary>
    Expression,
}
