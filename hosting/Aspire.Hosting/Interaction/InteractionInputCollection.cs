using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Aspire.Hosting;

public sealed class InteractionInputCollection : IReadOnlyList<InteractionInput>
{
    private readonly IReadOnlyList<InteractionInput> _inputs;
    private readonly Dictionary<string, InteractionInput> _byName;

    public InteractionInputCollection(IReadOnlyList<InteractionInput> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);

        _inputs = inputs;
        _byName = new Dictionary<string, InteractionInput>(StringComparer.OrdinalIgnoreCase);

        foreach (var input in inputs)
        {
            if (!_byName.TryAdd(input.Name, input))
            {
                throw new ArgumentException($"Two inputs are named '{input.Name}'. Names of inputs must differ in more than case.", nameof(inputs));
            }
        }
    }

    public int Count => _inputs.Count;

    public IEnumerable<string> Names => _byName.Keys;

    public InteractionInput this[int index] => _inputs[index];

    public InteractionInput this[string name] => _byName.TryGetValue(name, out var input)
        ? input
        : throw new KeyNotFoundException($"There is no input '{name}'. Inputs: {string.Join(", ", _byName.Keys)}.");

    public bool TryGetByName(string name, [NotNullWhen(true)] out InteractionInput? input) => _byName.TryGetValue(name, out input);

    public bool ContainsName(string name) => _byName.ContainsKey(name);

    public string? GetString(string name) => TryGetByName(name, out var input) ? input.Value : null;

    public bool GetBoolean(string name) => bool.TryParse(this[name].Value, out var value)
        ? value
        : throw NotA("true or false", name);

    public int GetInt32(string name) => int.TryParse(this[name].Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw NotA("a whole number", name);

    public double GetDouble(string name) => double.TryParse(this[name].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw NotA("a number", name);

    public InteractionInput[] ToArray() => [.. _inputs];

    public IEnumerator<InteractionInput> GetEnumerator() => _inputs.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private InvalidOperationException NotA(string kind, string name) => new($"Input '{name}' is '{this[name].Value}', which is not {kind}.");
}
