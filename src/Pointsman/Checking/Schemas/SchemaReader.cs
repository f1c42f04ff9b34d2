using System.Globalization;
using System.Text.Json;

namespace Pointsman;

/// <summary>
/// Turns a JSON Schema into nodes of rules. Each place is read once under its pointer, so that a schema may refer to
/// itself. What cannot be held is a fault, what is only not known is noted.
/// </summary>
internal sealed class SchemaReader(JsonElement root, List<Fault> faults, string place, SchemaLimits limits)
{
    private readonly Dictionary<string, SchemaNode> _nodes = new(StringComparer.Ordinal);
    private readonly Queue<(ReferenceRule Rule, string Target, string Where)> _references = new();

    /// <summary>Pointers to keywords that are not looked at.</summary>
    public List<string> Ignored { get; } = [];

    /// <summary>Limits that rules take over.</summary>
    public SchemaLimits Limits => limits;

    /// <summary>Reads the whole schema.</summary>
    public SchemaNode ReadAll()
    {
        SchemaNode node = Read(root, "");
        while (_references.TryDequeue(out (ReferenceRule Rule, string Target, string Where) next))
        {
            next.Rule.Target = Resolve(next.Target, next.Where);
        }

        FaultCircles();
        return node;
    }

    /// <summary>Reads the schema at a pointer.</summary>
    public SchemaNode Read(JsonElement schema, string pointer)
    {
        if (_nodes.TryGetValue(pointer, out SchemaNode? known))
        {
            return known;
        }

        SchemaNode node = _nodes[pointer] = new SchemaNode();
        switch (schema.ValueKind)
        {
            case JsonValueKind.True:
                break;
            case JsonValueKind.False:
                node.Rules.Add(new PlainRule(_ => false, "nothing here"));
                break;
            case JsonValueKind.Object:
                new SchemaKeywords(this, schema, pointer).AddTo(node);
                break;
            default:
                Fault(pointer, $"found {JsonQuote.Value(schema)}", "write a schema: an object, true or false");
                break;
        }

        return node;
    }

    /// <summary>A rule for another place, which is looked up when everything has been read.</summary>
    public SchemaRule? Reference(string target, string where)
    {
        if (target.Length == 0 || target[0] != '#' || (target.Length > 1 && target[1] != '/'))
        {
            Fault(
                where, $"found a reference to {JsonQuote.Text(target)}",
                "refer to a place within the schema, as #/$defs/name; nothing is fetched from elsewhere");
            return null;
        }

        var rule = new ReferenceRule();
        _references.Enqueue((rule, target, where));
        return rule;
    }

    /// <summary>Notes a fault.</summary>
    public void Fault(string pointer, string found, string fix) =>
        faults.Add(new Fault(pointer.Length == 0 ? place : $"{place} {pointer}", found, fix));

    /// <summary>A name as a part of a pointer.</summary>
    public static string Part(string name) => "/" + name.Replace("~", "~0").Replace("/", "~1");

    private SchemaNode? Resolve(string target, string where)
    {
        JsonElement at = root;
        string pointer = "";
        foreach (string part in Uri.UnescapeDataString(target).Split('/').Skip(1))
        {
            string name = part.Replace("~1", "/").Replace("~0", "~");
            if (Step(at, name) is not { } next)
            {
                Fault(where, $"found a reference to {JsonQuote.Text(target)}, which is not there", "define it there");
                return null;
            }

            at = next;
            pointer += Part(name);
        }

        return Read(at, pointer);
    }

    private static JsonElement? Step(JsonElement at, string name)
    {
        if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(name, out JsonElement property))
        {
            return property;
        }

        bool index = at.ValueKind == JsonValueKind.Array
            & int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out int i);
        return index && i < at.GetArrayLength() ? at[i] : null;
    }

    // A schema that demands itself of the same value would never come to an end.
    private void FaultCircles()
    {
        var done = new HashSet<SchemaNode>();
        foreach ((string pointer, SchemaNode start) in _nodes)
        {
            var open = new HashSet<SchemaNode>();
            var stack = new Stack<(SchemaNode Node, bool Leaving)>([(start, false)]);
            while (stack.TryPop(out (SchemaNode Node, bool Leaving) next))
            {
                if (next.Leaving)
                {
                    open.Remove(next.Node);
                    done.Add(next.Node);
                }
                else if (open.Contains(next.Node))
                {
                    Fault(
                        pointer, "found a reference that leads back here without going into the value",
                        "let it go through a property or an item");
                    return;
                }
                else if (!done.Contains(next.Node))
                {
                    open.Add(next.Node);
                    stack.Push((next.Node, true));
                    foreach (SchemaNode inner in next.Node.Rules.SelectMany(rule => rule.InPlace))
                    {
                        stack.Push((inner, false));
                    }
                }
            }
        }
    }
}
