using System.Text.Json;

namespace Aspire.Hosting.ApplicationModel;

/// <summary>A random value. Generated once and kept in the user's secrets where the parameter asks for that.</summary>
public sealed class GenerateParameterDefault : ParameterDefault
{
    public int MinLength { get; set; }

    public bool Lower { get; set; } = true;

    public bool Upper { get; set; } = true;

    public bool Numeric { get; set; } = true;

    public bool Special { get; set; } = true;

    public int MinLower { get; set; }

    public int MinUpper { get; set; }

    public int MinNumeric { get; set; }

    public int MinSpecial { get; set; }

    public override string GetDefaultValue() => PasswordGenerator.Generate(this);

    public override void WriteToManifest(ManifestPublishingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var writer = context.Writer;
        writer.WriteStartObject("generate");
        writer.WriteNumber("minLength", MinLength);
        WriteIfOff(writer, "lower", Lower);
        WriteIfOff(writer, "upper", Upper);
        WriteIfOff(writer, "numeric", Numeric);
        WriteIfOff(writer, "special", Special);
        WriteIfSet(writer, "minLower", MinLower);
        WriteIfSet(writer, "minUpper", MinUpper);
        WriteIfSet(writer, "minNumeric", MinNumeric);
        WriteIfSet(writer, "minSpecial", MinSpecial);
        writer.WriteEndObject();
    }

    private static void WriteIfOff(Utf8JsonWriter writer, string name, bool value)
    {
        if (!value)
        {
            writer.WriteBoolean(name, value);
        }
    }

    private static void WriteIfSet(Utf8JsonWriter writer, string name, int value)
    {
        if (value != 0)
        {
            writer.WriteNumber(name, value);
        }
    }
}
