using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Pointsman.Yaml;

/// <summary>One walk through the events of a YAML text, which notes the line of every key and item.</summary>
internal sealed class YamlWalk(string file)
{
    /// <summary>The line of each key, by its path as <see cref="Document"/> writes it.</summary>
    public Dictionary<string, long> Lines { get; } = new(StringComparer.Ordinal);

    /// <summary>What is wrong, but could be read on.</summary>
    public List<Fault> Faults { get; } = [];

    public JsonNode? Document(string text)
    {
        var parser = new Parser(new StringReader(text));
        parser.Consume<StreamStart>();
        if (parser.TryConsume<StreamEnd>(out _))
        {
            return null;
        }

        parser.Consume<DocumentStart>();
        JsonNode? root = Node(parser, "", 1);
        parser.Consume<DocumentEnd>();
        return parser.TryConsume<StreamEnd>(out _)
            ? root
            : throw new YamlException(parser.Current!.Start, parser.Current.End, "a second document begins here");
    }

    private JsonNode? Node(Parser parser, string path, int depth)
    {
        if (depth > YamlText.MostDepth)
        {
            throw Broken(parser, $"nested deeper than {YamlText.MostDepth} levels");
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return scalar.Anchor.IsEmpty ? Value(scalar) : throw Anchored(scalar);
        }

        if (parser.TryConsume<SequenceStart>(out var sequence))
        {
            return sequence.Anchor.IsEmpty ? Sequence(parser, path, depth) : throw Anchored(sequence);
        }

        return parser.TryConsume<MappingStart>(out var mapping) && mapping.Anchor.IsEmpty
            ? Mapping(parser, path, depth)
            : throw Broken(parser, AnchorReason);
    }

    private JsonArray Sequence(Parser parser, string path, int depth)
    {
        var list = new JsonArray();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            string item = string.Create(CultureInfo.InvariantCulture, $"{path}[{list.Count}]");
            Lines.TryAdd(item, parser.Current?.Start.Line ?? 0);
            list.Add(Node(parser, item, depth + 1));
        }

        return list;
    }

    private JsonObject Mapping(Parser parser, string path, int depth)
    {
        var mapping = new JsonObject();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.Accept<Scalar>(out var key))
            {
                throw Broken(parser, "a key must be a single word");
            }

            string whole = path.Length == 0 ? key.Value : $"{path}.{key.Value}";
            parser.MoveNext();
            if (mapping.ContainsKey(key.Value))
            {
                string place = string.Create(CultureInfo.InvariantCulture, $"{file}:{key.Start.Line} {whole}");
                Faults.Add(new Fault(place, $"the key '{key.Value}' stands there twice", "write it once"));
                Node(parser, whole, depth + 1);
                continue;
            }

            Lines.TryAdd(whole, key.Start.Line);
            mapping.Add(key.Value, Node(parser, whole, depth + 1));
        }

        return mapping;
    }

    private static JsonValue? Value(Scalar scalar)
    {
        if (scalar.Style != ScalarStyle.Plain || !scalar.Tag.IsEmpty)
        {
            return JsonValue.Create(scalar.Value);
        }

        return scalar.Value switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => JsonValue.Create(true),
            "false" or "False" or "FALSE" => JsonValue.Create(false),
            var text => IsNumber(text, out decimal number) ? JsonValue.Create(number) : JsonValue.Create(text),
        };
    }

    // Leading zeros and signs mark things like postcodes and versions, which stay texts.
    private static bool IsNumber(string text, out decimal number)
    {
        number = 0m;
        ReadOnlySpan<char> digits = text.AsSpan(text.StartsWith('-') ? 1 : 0);
        const NumberStyles Style =
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return digits.Length > 0
            && char.IsAsciiDigit(digits[0])
            && (digits[0] != '0' || digits.Length == 1 || digits[1] is '.' or 'e' or 'E')
            && decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out number);
    }

    private static YamlException Anchored(NodeEvent at) => new(at.Start, at.End, AnchorReason);

    private const string AnchorReason = "anchors and aliases are not read: write the value out";

    private static YamlException Broken(Parser parser, string reason) =>
        new(parser.Current?.Start ?? Mark.Empty, parser.Current?.End ?? Mark.Empty, reason);
}
