using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>Builds a <see cref="ReferenceExpression"/> piece by piece.</summary>
public class ReferenceExpressionBuilder
{
    private readonly StringBuilder _format;
    private readonly List<IValueProvider> _valueProviders;
    private readonly List<string> _manifestExpressions;
    private readonly List<string?> _stringFormats;

    public ReferenceExpressionBuilder()
        : this(0, 0)
    {
    }

    internal ReferenceExpressionBuilder(int literalLength, int holes)
    {
        _format = new StringBuilder(literalLength + (4 * holes));
        _valueProviders = new List<IValueProvider>(holes);
        _manifestExpressions = new List<string>(holes);
        _stringFormats = new List<string?>(holes);
    }

    public bool IsEmpty => _format.Length == 0;

    public void Append([InterpolatedStringHandlerArgument("")] in ReferenceExpressionBuilderInterpolatedStringHandler handler) => handler.EnsureAppendedTo(this);

    public void AppendLiteral(string value)
    {
        ArgumentNullException.ThrowIfNull(value);

        _format.Append(value.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
    }

    public void AppendFormatted(string? value) => AppendFormatted(value, null);

    public void AppendFormatted(string? value, string? format = null)
    {
        if (value is not null)
        {
            AppendLiteral(ReferenceExpression.Encode(value, format)!);
        }
    }

    public void AppendFormatted<T>(T valueProvider)
        where T : IValueProvider, IManifestExpressionProvider => AppendFormatted(valueProvider, null);

    public void AppendFormatted<T>(T valueProvider, string? format)
        where T : IValueProvider, IManifestExpressionProvider
    {
        ArgumentNullException.ThrowIfNull(valueProvider);

        if (valueProvider is ReferenceExpression { IsConditional: false } nested && format is null)
        {
            Inline(nested);

            return;
        }

        _format.Append(CultureInfo.InvariantCulture, $"{{{_valueProviders.Count}}}");
        _valueProviders.Add(valueProvider);
        _manifestExpressions.Add(valueProvider.ValueExpression);
        _stringFormats.Add(format);
    }

    public void AppendValueProvider(object valueProvider, string? format = null)
    {
        ArgumentNullException.ThrowIfNull(valueProvider);

        if (valueProvider is not (IValueProvider value and IManifestExpressionProvider expression))
        {
            throw new ArgumentException(
                $"A value of type '{valueProvider.GetType().Name}' cannot be part of a reference expression: it must implement IValueProvider and IManifestExpressionProvider.",
                nameof(valueProvider));
        }

        _format.Append(CultureInfo.InvariantCulture, $"{{{_valueProviders.Count}}}");
        _valueProviders.Add(value);
        _manifestExpressions.Add(expression.ValueExpression);
        _stringFormats.Add(format);
    }

    public ReferenceExpression Build() => ReferenceExpression.Create(_format.ToString(), [.. _valueProviders], [.. _manifestExpressions], [.. _stringFormats]);

    /// <summary>A nested expression becomes part of this one, its holes renumbered.</summary>
    private void Inline(ReferenceExpression nested)
    {
        var holes = Enumerable.Range(_valueProviders.Count, nested.ValueProviders.Count).Select(index => (object)$"{{{index}}}").ToArray();

        // Composite formatting halves the doubled braces of literals, so they are doubled once more first.
        var literalSafe = nested.Format.Replace("{{", "{{{{", StringComparison.Ordinal).Replace("}}", "}}}}", StringComparison.Ordinal);
        _format.Append(string.Format(CultureInfo.InvariantCulture, literalSafe, holes));
        _valueProviders.AddRange(nested.ValueProviders);
        _manifestExpressions.AddRange(nested.ManifestExpressions);
        _stringFormats.AddRange(nested.StringFormats);
    }

    [InterpolatedStringHandler]
    public struct ReferenceExpressionBuilderInterpolatedStringHandler
    {
        private readonly ReferenceExpressionBuilder _builder;

        public ReferenceExpressionBuilderInterpolatedStringHandler(int literalLength, int formattedCount, ReferenceExpressionBuilder builder)
        {
            ArgumentNullException.ThrowIfNull(builder);

            builder._format.EnsureCapacity(builder._format.Length + literalLength + (4 * formattedCount));
            _builder = builder;
        }

        public readonly void AppendLiteral(string value) => _builder.AppendLiteral(value);

        public readonly void AppendFormatted(string? value) => _builder.AppendFormatted(value);

        public void AppendFormatted(string? value, string format) => _builder.AppendFormatted(value, format);

        public void AppendFormatted<T>(T valueProvider)
            where T : IValueProvider, IManifestExpressionProvider => _builder.AppendFormatted(valueProvider);

        public void AppendFormatted<T>(T valueProvider, string? format)
            where T : IValueProvider, IManifestExpressionProvider => _builder.AppendFormatted(valueProvider, format);

        public void AppendFormatted<T>(IResourceBuilder<T> valueProvider)
            where T : IResource, IValueProvider, IManifestExpressionProvider => _builder.AppendFormatted(valueProvider.Resource);

        public void AppendFormatted<T>(IResourceBuilder<T> valueProvider, string? format)
            where T : IResource, IValueProvider, IManifestExpressionProvider => _builder.AppendFormatted(valueProvider.Resource, format);

        /// <summary>The pieces were appended while the string was interpolated.</summary>
        internal readonly void EnsureAppendedTo(ReferenceExpressionBuilder builder)
        {
            if (_builder != builder)
            {
                throw new InvalidOperationException("The interpolated string was made for another builder.");
            }
        }
    }
}
