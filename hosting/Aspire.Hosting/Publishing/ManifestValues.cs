using System.Globalization;

namespace Aspire.Hosting.Publishing;

/// <summary>Values as manifests hold them, with a note of everything they refer to.</summary>
internal sealed class ManifestValues
{
    private readonly List<IResource> _resources = [];
    private readonly List<ParameterResource> _encoded = [];
    private readonly List<ReferenceExpression> _conditionals = [];

    public IReadOnlyList<IResource> Resources => _resources;

    /// <summary>Parameters that some value holds percent-encoded.</summary>
    public IReadOnlyList<ParameterResource> EncodedParameters => _encoded;

    public IReadOnlyList<ReferenceExpression> Conditionals => _conditionals;

    public static string EncodedName(ParameterResource parameter) => $"{parameter.Name}-uri-encoded";

    public string Text(object value)
    {
        Note(value);

        return value switch
        {
            string text => text,
            ReferenceExpression { IsConditional: true } conditional => ConditionalText(conditional),
            ReferenceExpression expression => ExpressionText(expression),
            IManifestExpressionProvider provider => provider.ValueExpression,
            bool flag => flag ? "true" : "false",
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => throw new DistributedApplicationException($"A value of type '{value.GetType().Name}' cannot be written into a manifest."),
        };
    }

    public void Note(object? value)
    {
        foreach (var resource in ValueReferences.ResourcesOf(value))
        {
            if (!_resources.Contains(resource))
            {
                _resources.Add(resource);
            }
        }
    }

    private string ExpressionText(ReferenceExpression expression)
    {
        var holes = new object[expression.ValueProviders.Count];

        for (var index = 0; index < holes.Length; index++)
        {
            holes[index] = HoleText(expression.ValueProviders[index], expression.StringFormats[index]);
        }

        return string.Format(CultureInfo.InvariantCulture, expression.Format, holes);
    }

    private string HoleText(IValueProvider provider, string? format)
    {
        if (format is null || provider is not ParameterResource parameter)
        {
            return Text(provider);
        }

        if (!_encoded.Contains(parameter))
        {
            _encoded.Add(parameter);
        }

        return $"{{{EncodedName(parameter)}.value}}";
    }

    private string ConditionalText(ReferenceExpression conditional)
    {
        if (!_conditionals.Contains(conditional))
        {
            _conditionals.Add(conditional);
        }

        return conditional.ValueExpression;
    }
}
