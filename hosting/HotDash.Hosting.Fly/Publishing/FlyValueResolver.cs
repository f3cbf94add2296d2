using System.Globalization;
using Aspire.Hosting.ApplicationModel;

namespace HotDash.Hosting.Fly.Publishing;

/// <summary>Turns what Aspire puts into a variable or an argument into what stands on Fly. Reads no value of a parameter or a connection string.</summary>
internal static class FlyValueResolver
{
    public static FlyValue Resolve(IResource caller, object? value) => value switch
    {
        null => new FlyValue.Literal(""),
        string text => new FlyValue.Literal(text),
        EndpointReference endpoint => Endpoint(caller, endpoint, EndpointProperty.Url),
        EndpointReferenceExpression expression => Endpoint(caller, expression.Endpoint, expression.Property),
        ParameterResource parameter => Secret($"parameter {parameter.Name}"),
        ConnectionStringReference reference => Secret($"connection string of {reference.Resource.Name}"),
        IResourceWithConnectionString resource => Secret($"connection string of {resource.Name}"),
        ReferenceExpression { IsConditional: true } expression => Conditional(caller, expression),
        ReferenceExpression expression => Expression(caller, expression),
        IResourceBuilder<IResource> builder => Resolve(caller, builder.Resource),
        IFormattable number => new FlyValue.Literal(number.ToString(null, CultureInfo.InvariantCulture)),
        bool flag => new FlyValue.Literal(flag ? bool.TrueString : bool.FalseString),
        _ => new FlyValue.Unsupported($"a value of type {value.GetType().Name} means nothing on Fly."),
    };

    private static FlyValue Endpoint(IResource caller, EndpointReference endpoint, EndpointProperty property)
    {
        if (FlyAddresses.Find(endpoint.Resource) is null)
        {
            return Secret($"{property.ToString().ToLowerInvariant()} of endpoint {endpoint.EndpointName} of {endpoint.Resource.Name}");
        }

        if (!endpoint.Exists)
        {
            return new FlyValue.Unsupported($"{endpoint.Resource.Name} has no endpoint '{endpoint.EndpointName}'.");
        }

        return FlyAddresses.Value(caller, endpoint, property) is { } text
            ? new FlyValue.Literal(text)
            : new FlyValue.Unsupported($"property {property} of endpoint {endpoint.EndpointName} of {endpoint.Resource.Name} has no value on Fly.");
    }

    private static FlyValue Conditional(IResource caller, ReferenceExpression expression)
    {
        var matches = Resolve(caller, expression.Condition) is FlyValue.Literal condition
            && string.Equals(condition.Text, expression.MatchValue, StringComparison.OrdinalIgnoreCase);
        var isKnown = Resolve(caller, expression.Condition) is FlyValue.Literal;

        return isKnown
            ? Resolve(caller, matches ? expression.WhenTrue : expression.WhenFalse)
            : Combine([Resolve(caller, expression.Condition), Resolve(caller, expression.WhenTrue), Resolve(caller, expression.WhenFalse)], _ => "");
    }

    private static FlyValue Expression(IResource caller, ReferenceExpression expression)
    {
        var parts = expression.ValueProviders.Select(provider => Resolve(caller, provider)).ToList();

        return Combine(parts, texts => string.Format(
            CultureInfo.InvariantCulture,
            expression.Format,
            [.. texts.Select((text, index) => expression.StringFormats.ElementAtOrDefault(index) == "uri" ? Uri.EscapeDataString(text) : text)]));
    }

    /// <summary>One secret part makes the whole value a secret.</summary>
    private static FlyValue Combine(IReadOnlyList<FlyValue> parts, Func<IReadOnlyList<string>, string> format)
    {
        if (parts.OfType<FlyValue.Unsupported>().FirstOrDefault() is { } unsupported)
        {
            return unsupported;
        }

        var sources = parts.OfType<FlyValue.Secret>().SelectMany(secret => secret.Sources).Distinct().ToList();

        return sources.Count > 0
            ? new FlyValue.Secret(sources)
            : new FlyValue.Literal(format([.. parts.OfType<FlyValue.Literal>().Select(literal => literal.Text)]));
    }

    private static FlyValue.Secret Secret(string source) => new([source]);
}
