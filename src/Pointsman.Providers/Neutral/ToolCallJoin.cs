using System.Text;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>
/// Joins the pieces of parallel tool calls as they stream in, by their index. The id and the name count once, however
/// often a provider repeats them.
/// </summary>
internal sealed class ToolCallJoin
{
    private readonly List<Call> _calls = [];
    private Call? _latest;

    /// <summary>
    /// Takes one piece and gives it on as a delta; null when there is nothing to give on yet. Without an index a new
    /// id begins a new call, and a piece without either belongs to the latest.
    /// </summary>
    public ToolCallDelta? Add(int? index, string? id, string? name, string arguments)
    {
        Call call = Find(index, id, name);
        _latest = call;
        call.Id ??= string.IsNullOrEmpty(id) ? null : id;
        call.Name ??= string.IsNullOrEmpty(name) ? null : name;
        string piece = call.Pieces.Add(arguments);
        call.Text.Append(piece);
        if (call.Name is null)
        {
            return null; // The name comes later; what is known of the arguments goes with it.
        }

        if (call.Begun)
        {
            return piece.Length == 0 ? null : new ToolCallDelta { Index = call.Place, Arguments = piece };
        }

        call.Begun = true;
        call.Id ??= MintedId.New("call_");
        return new ToolCallDelta
        {
            Index = call.Place,
            CallId = call.Id,
            Name = call.Name,
            Arguments = call.Text.ToString(),
        };
    }

    /// <summary>The whole calls, each given once.</summary>
    public IEnumerable<FunctionCallContent> Complete()
    {
        foreach (Call call in _calls.Where(call => call is { Begun: true, Given: false }))
        {
            call.Given = true;
            yield return ToolArguments.Call(call.Id!, call.Name!, call.Text.ToString());
        }
    }

    private Call Find(int? index, string? id, string? name)
    {
        Call? known = index is { } at
            ? _calls.Find(call => call.Index == at)
            : string.IsNullOrEmpty(id) ? NoNewName(name) : _calls.Find(call => call.Id == id);

        // Some providers give every call of an answer the index 0 and tell them apart by their ids.
        if (known is not null && index is not null && !string.IsNullOrEmpty(id) && !string.IsNullOrEmpty(name)
            && known.Id is not null && known.Id != id)
        {
            known = _calls.Find(call => call.Id == id);
        }

        if (known is not null)
        {
            return index is not null && known.Index == _latest?.Index ? Latest(known) : known;
        }

        var fresh = new Call { Index = index, Place = _calls.Count };
        _calls.Add(fresh);
        return fresh;
    }

    private Call? NoNewName(string? name) => string.IsNullOrEmpty(name) ? _latest : null;

    // Of several calls under one index, a piece without an id belongs to the one that was begun last.
    private Call Latest(Call known) => _latest is { } latest && latest.Index == known.Index ? latest : known;

    private sealed class Call
    {
        public int? Index { get; init; }

        public int Place { get; init; }

        public string? Id { get; set; }

        public string? Name { get; set; }

        public bool Begun { get; set; }

        public bool Given { get; set; }

        public PieceJoin Pieces { get; } = new();

        public StringBuilder Text { get; } = new();
    }
}
