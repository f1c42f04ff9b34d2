using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pointsman.Server;

/// <summary>
/// A text that must not be seen: a provider's key, a token. Printed or written as JSON it is <c>****</c>; only
/// <see cref="Reveal"/> gives it away, and only the code that puts it into a header calls that.
/// </summary>
[JsonConverter(typeof(Hiding))]
public sealed class Secret : IEquatable<Secret>
{
    /// <summary>What stands wherever a secret is shown.</summary>
    public const string Shown = "****";

    private readonly string _text;

    /// <summary>Wraps a text.</summary>
    public Secret(string text) => _text = text;

    /// <summary>The text itself.</summary>
    public string Reveal() => _text;

    /// <summary>Always four stars.</summary>
    public override string ToString() => Shown;

    /// <summary>Whether both hold the same text, in a time that tells nothing of where they differ.</summary>
    public bool Equals(Secret? other) => other is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(_text), Encoding.UTF8.GetBytes(other._text));

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Secret);

    /// <inheritdoc />
    public override int GetHashCode() => string.GetHashCode(_text, StringComparison.Ordinal);

    private sealed class Hiding : JsonConverter<Secret>
    {
        public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("A secret is read from the configuration file only.");

        public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Shown);
    }
}
