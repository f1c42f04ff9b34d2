using System.Text;

namespace Pointsman.Server;

/// <summary>
/// Tells where in an event a text stands, so that the parts of one text are known by their place: the names of the
/// fields on the way, and what tells apart the choices, tools and items of an answer.
/// </summary>
internal sealed class FragmentPlaces
{
    // Answers of models are far less deep; what is deeper is redacted text by text.
    private const int MostDepth = 64;

    private readonly List<Frame> _frames = [];
    private readonly List<string> _marks;
    private readonly bool _grew;
    private int _objects;

    /// <summary>Places in one event; or in a list that grew, whose items are the events.</summary>
    public FragmentPlaces(ReadOnlySpan<byte> json, bool grew)
    {
        _marks = Marks(json);
        _grew = grew;
    }

    /// <summary>Follows the scan; call it for every mark.</summary>
    public void See(in JsonScan scan)
    {
        switch (scan.Mark)
        {
            case JsonMark.Name:
                if (_frames.Count > 0)
                {
                    _frames[^1] = _frames[^1] with { Name = JsonText.Read(scan.Inner) };
                }

                break;
            case JsonMark.Close:
                if (_frames.Count > 0)
                {
                    _frames.RemoveAt(_frames.Count - 1);
                }

                break;
            case JsonMark.OpenObject:
                Open(isList: false, _marks[_objects++]);
                break;
            case JsonMark.OpenList:
                Open(isList: true, "");
                break;
            default:
                Count();
                break;
        }
    }

    /// <summary>The place of the text that was seen last; null where no stream sends a text in parts.</summary>
    public string? Fragment()
    {
        if (_frames.Count > MostDepth)
        {
            return null;
        }

        bool parts = false;
        bool splits = false;
        var place = new StringBuilder();
        foreach (Frame frame in _frames)
        {
            place.Append(frame.Mark).Append('/').Append(frame.Name);
            parts |= frame.Name == "parts";
            splits |= frame.Name == "delta" || (parts && frame.Name == "text");
        }

        return splits ? place.ToString() : null;
    }

    // What tells each object apart from its like, in the order in which they begin. It may stand behind the text.
    private static List<string> Marks(ReadOnlySpan<byte> json)
    {
        var marks = new List<string>();
        var open = new Stack<int>();
        var scan = new JsonScan(json);
        string name = "";
        while (scan.Next())
        {
            switch (scan.Mark)
            {
                case JsonMark.OpenObject:
                    open.Push(marks.Count);
                    marks.Add("");
                    break;
                case JsonMark.OpenList:
                    open.Push(-1);
                    break;
                case JsonMark.Close:
                    _ = open.TryPop(out _);
                    break;
                case JsonMark.Name:
                    name = JsonText.Read(scan.Inner);
                    continue;
                default:
                    if (open.TryPeek(out int at) && at >= 0 && Tells(name))
                    {
                        marks[at] += $"({name} {Encoding.UTF8.GetString(scan.Raw)})";
                    }

                    break;
            }

            name = "";
        }

        return marks;
    }

    private static bool Tells(string name) =>
        name is "index" or "output_index" or "content_index" or "summary_index" or "item_id" or "thought";

    private void Open(bool isList, string mark)
    {
        int position = Count();
        bool isEvent = _grew && _frames.Count == 1;
        _frames.Add(new Frame(isList, -1, "", mark.Length > 0 || position < 0 || isEvent ? mark : $"[{position}]"));
    }

    // The position in the list, when what was seen is an item of one.
    private int Count()
    {
        if (_frames.Count == 0 || !_frames[^1].IsList)
        {
            return -1;
        }

        _frames[^1] = _frames[^1] with { Position = _frames[^1].Position + 1 };
        return _frames[^1].Position;
    }

    private readonly record struct Frame(bool IsList, int Position, string Name, string Mark);
}
