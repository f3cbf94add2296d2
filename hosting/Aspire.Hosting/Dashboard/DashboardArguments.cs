using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace Aspire.Hosting.Dashboard;

/// <summary>The arguments of a command, as the dashboard's form sent them.</summary>
internal static class DashboardArguments
{
    public static InteractionInputCollection Read(Proto.ResourceCommandRequest request) =>
        new([.. request.Arguments.Select(argument => new InteractionInput
        {
            Name = argument.Key,
            InputType = InputType.Text,
            Value = ToText(argument.Value),
        })]);

    private static string? ToText(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.StringValue => value.StringValue,
        Value.KindOneofCase.BoolValue => value.BoolValue ? "true" : "false",
        Value.KindOneofCase.NumberValue => value.NumberValue.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };
}
