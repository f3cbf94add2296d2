using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Tests.ApplicationModel;

public sealed class ReferenceExpressionTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Expression_WithHolesAndBraces_GivesValueAndPlaceholders()
    {
        var name = new ParameterResource("name", _ => "a b");
        var expression = ReferenceExpression.Create($"{{{name}}} is {name:uri}");

        Assert.Equal("{a b} is a%20b", await expression.GetValueAsync(Cancelled));
        Assert.Equal("{{name.value}} is {name.value}", expression.ValueExpression);
    }

    [Fact]
    public async Task Expression_NestedInAnother_BecomesPartOfIt()
    {
        var first = new ParameterResource("first", _ => "1");
        var second = new ParameterResource("second", _ => "2");
        var inner = ReferenceExpression.Create($"<{{{second}>");
        var outer = ReferenceExpression.Create($"{first}{inner}{first}");

        Assert.Equal("1<{2>1", await outer.GetValueAsync(Cancelled));
        Assert.Equal(3, outer.ValueProviders.Count);
    }

    [Fact]
    public async Task Expression_OfALoneMissingValue_IsNullAndOtherwiseEmpty()
    {
        var missing = new Missing();

        Assert.Null(await ReferenceExpression.Create($"{missing}").GetValueAsync(Cancelled));
        Assert.Equal("<>", await ReferenceExpression.Create($"<{missing}>").GetValueAsync(Cancelled));
        Assert.Null(await ReferenceExpression.Empty.GetValueAsync(Cancelled));
    }

    [Theory]
    [InlineData("True", "rediss")]
    [InlineData("False", "redis")]
    public async Task ConditionalExpression_OfAValue_TakesTheMatchingBranch(string value, string expected)
    {
        var condition = new ParameterResource("tls", _ => value);
        var expression = ReferenceExpression.CreateConditional(condition, "true", ReferenceExpression.Create($"rediss"), ReferenceExpression.Create($"redis"));

        Assert.Equal(expected, await expression.GetValueAsync(Cancelled));
    }

    [Fact]
    public async Task ExpressionBuilder_AppendedInterpolations_AreJoined()
    {
        var port = new ParameterResource("port", _ => "80");
        var builder = new ReferenceExpressionBuilder();
        Assert.True(builder.IsEmpty);

        builder.AppendLiteral("host:");
        builder.Append($"{port}/{"x y":uri}");

        Assert.Equal("host:80/x%20y", await builder.Build().GetValueAsync(Cancelled));
    }

    [Fact]
    public void Expression_WithAnUnknownFormat_IsRefused()
    {
        Assert.Throws<FormatException>(() => ReferenceExpression.Create($"{"x":hex}"));
    }

    [Fact]
    public async Task ConnectionStringReference_WithoutAValue_FailsUnlessOptional()
    {
        var empty = new ConnectionStringResource("db", ReferenceExpression.Empty);

        var error = await Assert.ThrowsAsync<DistributedApplicationException>(
            async () => await ((IValueProvider)new ConnectionStringReference(empty, optional: false)).GetValueAsync(Cancelled));

        Assert.Contains("'db'", error.Message, StringComparison.Ordinal);
        Assert.Null(await ((IValueProvider)new ConnectionStringReference(empty, optional: true)).GetValueAsync(Cancelled));
    }

    private sealed class Missing : IValueProvider, IManifestExpressionProvider
    {
        public string ValueExpression => "{missing}";

        public ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default) => new((string?)null);
    }
}
