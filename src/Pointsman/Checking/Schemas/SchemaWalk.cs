using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Pointsman;

/// <summary>One validation on its way: where it is, what it has found, and how much it may still do.</summary>
internal sealed class SchemaWalk(SchemaLimits limits)
{
    private readonly List<string> _path = [];
    private long _steps;
    private int _depth;
    private int _silent;

    /// <summary>What was found wrong.</summary>
    public List<SchemaError> Errors { get; private set; } = [];

    /// <summary>Why the validation did not come to its end; nothing when it did.</summary>
    public SchemaError? GaveUp { get; private set; }

    /// <summary>Whether nobody wants to know why something does not hold.</summary>
    public bool IsSilent => _silent > 0;

    /// <summary>Puts a schema to a value.</summary>
    public bool Visit(SchemaNode node, JsonElement value)
    {
        if (!Spend(1 + node.Rules.Count) || _depth >= limits.Depth)
        {
            return GiveUp("a value that leads too deep into the schema", $"{limits.Depth} schemas in each other");
        }

        _depth++;
        bool holds = node.Holds(value, this);
        _depth--;
        return holds;
    }

    /// <summary>Puts a schema to a part of the value.</summary>
    public bool Visit(SchemaNode node, JsonElement part, string name)
    {
        _path.Add(name);
        bool holds = Visit(node, part);
        _path.RemoveAt(_path.Count - 1);
        return holds;
    }

    /// <summary>Puts a schema to an item of the value.</summary>
    public bool Visit(SchemaNode node, JsonElement item, int index) =>
        Visit(node, item, index.ToString(CultureInfo.InvariantCulture));

    /// <summary>Puts a schema to a value without telling why it does not hold.</summary>
    public bool Try(SchemaNode node, JsonElement value)
    {
        _silent++;
        bool holds = Visit(node, value);
        _silent--;
        return holds;
    }

    /// <summary>Puts a schema to a value and gives its errors apart.</summary>
    public bool Try(SchemaNode node, JsonElement value, out List<SchemaError> errors)
    {
        List<SchemaError> outer = Errors;
        Errors = [];
        bool holds = Visit(node, value);
        errors = Errors;
        Errors = outer;
        return holds;
    }

    /// <summary>Counts work; false when there has been too much of it.</summary>
    public bool Spend(long steps)
    {
        _steps += steps;
        return _steps <= limits.Steps
            ? GaveUp is null
            : GiveUp("a document that takes too long to check", $"one that takes {limits.Steps} comparisons");
    }

    /// <summary>Ends the validation: what was not looked at cannot be called valid.</summary>
    public bool GiveUp(string found, string allowed)
    {
        GaveUp ??= new SchemaError(Pointer(), found, allowed);
        return false;
    }

    /// <summary>Notes that a value is not allowed.</summary>
    public bool Fail(JsonElement value, string allowed) =>
        !IsSilent && Errors.Count < limits.Errors && Add(JsonQuote.Value(value), allowed);

    /// <summary>Notes what was found.</summary>
    public bool Fail(string found, string allowed) =>
        !IsSilent && Errors.Count < limits.Errors && Add(found, allowed);

    /// <summary>Takes errors over that were found apart.</summary>
    public void Take(IEnumerable<SchemaError> errors) =>
        Errors.AddRange(errors.Take(Math.Max(0, limits.Errors - Errors.Count)));

    private bool Add(string found, string allowed)
    {
        Errors.Add(new SchemaError(Pointer(), found, allowed));
        return false;
    }

    private string Pointer()
    {
        var pointer = new StringBuilder();
        foreach (string part in _path)
        {
            pointer.Append('/').Append(part.Replace("~", "~0").Replace("/", "~1"));
        }

        return pointer.ToString();
    }
}
