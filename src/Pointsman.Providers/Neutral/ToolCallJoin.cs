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

    /// <summary>Whether nothing has come of the arguments under an index.</summary>
    public bool IsBare(int index) => _calls.Find(call => call.Index == index) is { Text.Length: 0 };

    /// <summary>The whole calls, each given once; all of them, or the one under an index.</summary>
    public IEnumerable<FunctionCallContent> Complete(int? index = null)
    {
        foreach (Call call in _calls.Where(call => call is { Begun: true, Given: false }))
        {
            if (index is not null && call.Index != index)
            {
                continue;
            }

            call.Given = true;
            yield return ToolArguments.Call(call.Id!, call.Name!, call.Text.ToString());
        }
    }

    private Call Find(int? index, string? id, string? name)
    {
        bool hasId = !string.IsNullOrEmpty(id);
        if (hasId && _calls.Find(call => call.Id == id && call.Index == index) is { } repeated)
        {
            return repeated;
        }

        // Some providers give every call of an answer the index 0 and tell them apart by id and name, so of several
        // calls under one index a bare piece belongs to the one that was begun last.
        Call? open = index is null ? _latest : _calls.FindLast(call => call.Index == index);
        bool begins = !string.IsNullOrEmpty(name) && (hasId ? open?.Id is not null : index is null);
        if (open is not null && !begins)
        {
            return open;
        }

        var fresh = new Call { Index = index, Place = _calls.Count };
        _calls.Add(fresh);
        return fresh;
    }

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
