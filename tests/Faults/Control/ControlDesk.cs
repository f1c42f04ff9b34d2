namespace Pointsman.Faults;

/// <summary>The endpoints below <c>/control</c>, for tests that run in another process. They are not logged.</summary>
internal sealed class ControlDesk(Desk desk)
{
    /// <summary>What is sent, or null when the path is none of these.</summary>
    public Reply? Answer(HttpRequest request) => (request.Method, request.Path) switch
    {
        ("GET", "/control/attempts") => ReplyComposer.Simple(200, LogJson.Attempts(desk.Log.All)),
        ("GET", "/control/stats") => ReplyComposer.Simple(200, LogJson.Stats(desk.Log.All)),
        ("POST", "/control/reset") => Done(desk.Reset),
        ("POST", "/control/release") => Done(desk.Gate.Release),
        ("POST", "/control/behave") => Behave(request),
        _ => null,
    };

    private static Reply Done(Action act)
    {
        act();
        return ReplyComposer.Simple(200, """{"ok":true}""");
    }

    private Reply Behave(HttpRequest request) => request.QueryValue("model") is { Length: > 0 } model
        ? Done(() => desk.Behave(model, request.QueryValue("as")))
        : ReplyComposer.Simple(400, """{"error":"name the model: POST /control/behave?model=mock-a&as=mock-503"}""");
}
