using System.ComponentModel;

namespace HotDash.Dashboard;

/// <summary>A value that must not be printed: logs, exceptions and debuggers see <c>[redacted]</c>.</summary>
[TypeConverter(typeof(SecretConverter))]
public sealed class Secret(string value)
{
    public string Reveal() => value;

    public override string ToString() => "[redacted]";
}
