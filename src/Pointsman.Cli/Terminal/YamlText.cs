using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Pointsman.Cli;

/// <summary>
/// Reads YAML, and JSON as a part of it, into JSON nodes. Plain scalars become numbers, yes-or-no values and nulls as
/// in YAML 1.2; quoted ones stay texts. Anchors are not read: a few lines of them can stand for gigabytes.
/// </summary>
internal static class YamlText
{
    public const int MostBytes = 4 * 1024 * 1024;

    public const int MostDepth = 64;

    /// <summary>The document; null with a fault when it cannot be read, null without one when it is empty.</summary>
    public static JsonNode? Parse(string text, string file, List<Fault> faults)
    {
        if (text.Length > MostBytes)
        {
            faults.Add(new Fault(file, $"found more than {MostBytes / (1024 * 1024)} MB", "write a smaller file"));
            return null;
        }

        if (text.AsSpan().TrimStart().StartsWith("{") && Json(text) is { } json)
        {
            return json;
        }

        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (parser.TryConsume<StreamEnd>(out _))
            {
                return null;
            }

            parser.Consume<DocumentStart>();
            JsonNode? root = Node(parser, 1);
            parser.Consume<DocumentEnd>();
            return parser.TryConsume<StreamEnd>(out _)
                ? root
                : throw new YamlException(parser.Current!.Start, parser.Current.End, "a second document begins here");
        }
        catch (YamlException broken)
        {
            Mark at = broken.Start;
            string place = string.Create(CultureInfo.InvariantCulture, $"{file}:{at.Line}:{at.Column}");
            faults.Add(new Fault(place, Reason(broken), "write one YAML or JSON document of keys and values"));
            return null;
        }
        catch (InvalidOperationException)
        {
            // The scanner of YamlDotNet stumbles so over some texts that are no YAML, with tabs where a value begins.
            faults.Add(new Fault(file, "this is not YAML", "write one YAML or JSON document of keys and values"));
            return null;
        }
    }

    // JSON may be indented by tabs, which YAML refuses; what is no JSON may still be a YAML mapping in braces.
    private static JsonNode? Json(string text)
    {
        try
        {
            var options = new JsonDocumentOptions { MaxDepth = MostDepth, AllowDuplicateProperties = false };
            return JsonNode.Parse(text, documentOptions: options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonNode? Node(Parser parser, int depth)
    {
        if (depth > MostDepth)
        {
            throw Broken(parser, $"nested deeper than {MostDepth} levels");
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return Value(scalar);
        }

        if (parser.TryConsume<SequenceStart>(out _))
        {
            var list = new JsonArray();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                list.Add(Node(parser, depth + 1));
            }

            return list;
        }

        return parser.TryConsume<MappingStart>(out _)
            ? Mapping(parser, depth)
            : throw Broken(parser, "anchors and aliases are not read: write the value out");
    }

    private static JsonObject Mapping(Parser parser, int depth)
    {
        var mapping = new JsonObject();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.Accept<Scalar>(out var key))
            {
                throw Broken(parser, "a key must be a single word");
            }

            if (mapping.ContainsKey(key.Value))
            {
                throw Broken(parser, $"the key '{key.Value}' stands there twice");
            }

            parser.MoveNext();
            mapping.Add(key.Value, Node(parser, depth + 1));
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

    private static YamlException Broken(Parser parser, string reason) =>
        new(parser.Current?.Start ?? Mark.Empty, parser.Current?.End ?? Mark.Empty, reason);

    private static string Reason(YamlException broken) => broken.Message.Split('\n')[0].Trim();
}
