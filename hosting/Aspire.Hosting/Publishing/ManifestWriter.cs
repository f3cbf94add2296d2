using System.Text.Encodings.Web;
using System.Text.Json;

namespace Aspire.Hosting.Publishing;

/// <summary>Writes the whole model as a manifest. The same model gives the same bytes.</summary>
internal sealed class ManifestWriter(DistributedApplicationModel model, DistributedApplicationExecutionContext executionContext)
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public async Task WriteAsync(string path, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();

        await using (var writer = new Utf8JsonWriter(buffer, s_options))
        {
            var context = new ManifestPublishingContext(executionContext, path, writer, cancellationToken);
            writer.WriteStartObject();
            writer.WriteStartObject("resources");
            await WriteResourcesAsync(context);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, buffer.ToArray(), cancellationToken);
    }

    private async Task WriteResourcesAsync(ManifestPublishingContext context)
    {
        var written = new HashSet<string>(StringComparers.ResourceName);

        foreach (var resource in model.Resources.ToList())
        {
            await WriteResourceAsync(context, resource, written);
        }

        // Writing one may bring up others, so the list grows while it is worked through.
        for (var index = 0; index < context.Values.Resources.Count; index++)
        {
            await WriteResourceAsync(context, context.Values.Resources[index], written);
        }

        for (var index = 0; index < context.Values.Conditionals.Count; index++)
        {
            await WriteConditionalAsync(context, context.Values.Conditionals[index]);
        }

        foreach (var parameter in context.Values.EncodedParameters)
        {
            WriteEncoded(context.Writer, parameter);
        }
    }

    private static async Task WriteResourceAsync(ManifestPublishingContext context, IResource resource, HashSet<string> written)
    {
        if (!written.Add(resource.Name) || resource.IsExcludedFromPublish())
        {
            return;
        }

        context.Writer.WriteStartObject(resource.Name);

        if (resource.TryGetLastAnnotation<ManifestPublishingCallbackAnnotation>(out var custom) && custom.Callback is { } callback)
        {
            await callback(context);
        }
        else
        {
            await ResourceManifest.WriteAsync(context, resource);
        }

        context.Writer.WriteEndObject();
    }

    private static async Task WriteConditionalAsync(ManifestPublishingContext context, ReferenceExpression conditional)
    {
        // A manifest has no conditions: this one is decided by what the model says now.
        var condition = (IManifestExpressionProvider)conditional.Condition!;
        var matches = string.Equals(await conditional.Condition!.GetValueAsync(context.CancellationToken), conditional.MatchValue, StringComparison.OrdinalIgnoreCase);
        context.Writer.WriteStartObject(ConditionalExpressions.EntryName(conditional, condition));
        context.Writer.WriteString("type", "value.v0");
        context.Writer.WriteString("connectionString", context.Values.Text((matches ? conditional.WhenTrue : conditional.WhenFalse)!));
        context.Writer.WriteEndObject();
    }

    private static void WriteEncoded(Utf8JsonWriter writer, ParameterResource parameter)
    {
        writer.WriteStartObject(ManifestValues.EncodedName(parameter));
        writer.WriteString("type", "annotated.string");
        writer.WriteString("value", parameter.ValueExpression);
        writer.WriteString("filter", "uri");
        writer.WriteEndObject();
    }
}
