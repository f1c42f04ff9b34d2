using System.Collections;
using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>
/// What the file of a run that was cut off says is done. It keeps a bit for each cell, and the texts only of what has
/// still to be judged.
/// </summary>
internal sealed class RunBefore
{
    // How every run begins; what is cut off within it may be begun anew, anything else belongs to somebody.
    private static readonly byte[] Start = "{\"run\":{"u8.ToArray();

    private readonly Dictionary<Cell, Answer> _answers = [];
    private readonly Dictionary<Cell, Dictionary<string, JsonElement>> _asides = [];
    private readonly OpenCalls _calls = new();
    private RunHeader? _header;
    private BitArray _done = new(0);
    private BitArray _failed = new(0);
    private BitArray _cases = new(0);
    private readonly HashSet<Cell> _unpaired = [];

    private RunBefore(bool again) => IsAgain = again;

    /// <summary>Whether what failed counts as not done.</summary>
    public bool IsAgain { get; }

    /// <summary>Whether something is left to do, or failed and counts as not done.</summary>
    public bool HasFailed => DoneCount < _done.Length || _unpaired.Count > 0;

    /// <summary>What the file says of itself.</summary>
    public RunHeader Header => _header!;

    /// <summary>How it ended; null where it was cut off.</summary>
    public RunEnd? End { get; private set; }

    /// <summary>How many bytes of the file are whole lines.</summary>
    public long Length { get; private set; }

    /// <summary>What was spent, as far as is known.</summary>
    public Usd Spent { get; private set; }

    /// <summary>The most that calls without an answer may have cost on top.</summary>
    public Usd Doubtful => _calls.Doubtful;

    /// <summary>How many cells are done.</summary>
    public int DoneCount { get; private set; }

    /// <summary>How many of them are failures.</summary>
    public int Failures { get; private set; }

    /// <summary>How many of the cells that are done have an answer that was only remembered.</summary>
    public int Remembered { get; private set; }

    /// <summary>Reads the file of a run that was cut off.</summary>
    /// <param name="path">The file.</param>
    /// <param name="again">Whether what failed counts as not done.</param>
    /// <exception cref="FaultsException">It is no run.</exception>
    public static RunBefore Read(string path, bool again = false)
    {
        var before = new RunBefore(again);
        RunFile.Scan(path, (kind, line, _, _) => before.Take(kind, line), out long length);
        before.Length = length;
        if (!before.IsBegun)
        {
            CheckStart(path);
        }

        return before;
    }

    /// <summary>Whether the file has a header; one that was cut off within it says nothing at all.</summary>
    public bool IsBegun => _header is not null;

    /// <summary>Whether nothing is left to do for a cell.</summary>
    public bool IsDone(Cell cell) => _done[Place(cell)];

    /// <summary>Whether a case stands in the file.</summary>
    public bool HasCase(int at) => _cases[at];

    /// <summary>The answer that has still to be judged; null where there is none.</summary>
    public Answer? Answer(Cell cell)
    {
        lock (_answers)
        {
            return _answers.Remove(cell, out Answer? answer) ? answer : null;
        }
    }

    /// <summary>What judges said of an answer before the run was cut off, by the keys of their calls.</summary>
    public Dictionary<string, JsonElement>? Asides(Cell cell)
    {
        lock (_asides)
        {
            return _asides.Remove(cell, out Dictionary<string, JsonElement>? asides) ? asides : null;
        }
    }

    private static void CheckStart(string path)
    {
        byte[] found = new byte[Start.Length];
        using FileStream file = File.OpenRead(path);
        int length = file.ReadAtLeast(found, found.Length, throwOnEndOfStream: false);
        if (!Start.AsSpan().StartsWith(found.AsSpan(0, length)))
        {
            throw RunFile.Refused(path, "the file is no run", "give another name: --out runs/NAME.jsonl");
        }
    }

    private void Take(string kind, JsonElement line)
    {
        End = kind == "end" ? RunLine.End(line) : null;
        switch (kind)
        {
            case "run":
                Open(RunHeaderJson.Read(line));
                break;
            case "case":
                _cases[line.GetProperty("c").GetInt32()] = true;
                break;
            case "began":
                _calls.Began(Known(line), line);
                break;
            case "attempt":
                _calls.Failed(Known(line), line);
                break;
            case "answer":
                Answered(Known(line), line);
                break;
            case "failure":
                Failed(Known(line), RunLine.Failure(line));
                break;
            case "scores":
                Cell scored = Known(line);
                if (IsAgain && RunLine.HasErrors(line))
                {
                    break;
                }

                Remembered += _answers.Remove(scored, out Answer? answer) && answer.Cached ? 1 : 0;
                _asides.Remove(scored);
                Done(scored);
                break;
            case "pair":
                PairResult pair = PairLines.Read(line);
                if (pair.Judgement is null)
                {
                    _unpaired.Add(pair.Cell);
                }
                else
                {
                    // Where there is an error, what the judge did say is kept and not paid again.
                    _unpaired.Remove(pair.Cell);
                    _asides.Remove(pair.Cell);
                }

                break;
            case "aside":
                Aside(Known(line), line);
                break;
            default:
                break;
        }
    }

    private void Open(RunHeader header)
    {
        _header = header;
        int cells = CellTable.Cells(header.Cases, header.Arms.Count, header.Repeats);
        _done = new BitArray(cells);
        _failed = new BitArray(cells);
        _cases = new BitArray(header.Cases);
    }

    private void Answered(Cell cell, JsonElement line)
    {
        Answer answer = AnswerJson.Read(line);
        _calls.Answered(cell, line);
        _answers[cell] = answer;
        Spent += answer.Cached ? Usd.Zero : answer.Cost ?? Usd.Zero;
    }

    private void Failed(Cell cell, CellFailure failure)
    {
        _calls.Ended(cell);
        bool isOpen = CallFault.IsWorthAnother(failure) || (IsAgain && failure.Stage == CallFault.Stage);
        if (!isOpen && !_failed[Place(cell)])
        {
            _failed[Place(cell)] = true;
            Failures++;
            Done(cell);
        }
    }

    private void Aside(Cell cell, JsonElement line)
    {
        _calls.Answered(cell, line);
        Spent += RunLine.Cost(line);
        if (!_asides.TryGetValue(cell, out Dictionary<string, JsonElement>? asides))
        {
            _asides[cell] = asides = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        }

        asides[line.GetProperty("key").GetString()!] = line.Clone();
    }

    private void Done(Cell cell)
    {
        int place = Place(cell);
        DoneCount += _done[place] ? 0 : 1;
        _done[place] = true;
    }

    private Cell Known(JsonElement line)
    {
        Cell cell = RunLine.Place(line);
        return cell.Case >= 0 && cell.Case < Header.Cases && cell.Arm >= 0 && cell.Arm < Header.Arms.Count
            && cell.Repeat >= 0 && cell.Repeat < Header.Repeats
            ? cell
            : throw new RunFormatException(
                $"a line of case {cell.Case}, arm {cell.Arm} and repeat {cell.Repeat}, which are not there");
    }

    private int Place(Cell cell) =>
        (((cell.Case * Header.Arms.Count) + cell.Arm) * Header.Repeats) + cell.Repeat;
}
