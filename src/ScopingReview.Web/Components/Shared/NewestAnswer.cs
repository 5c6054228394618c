namespace ScopingReview.Web.Components.Shared;

/// <summary>
/// A question that several ask at the same time, such as what a person does and a clock: an older answer that comes later would bring back
/// what is gone, and is not given. For one component: what it asks comes back on its own circuit.
/// </summary>
internal sealed class NewestAnswer
{
    private int _asked, _given;

    /// <returns>Null where the answer to a later question has been given already.</returns>
    public async Task<T?> AskAsync<T>(Func<Task<T>> ask) where T : class
    {
        var asked = ++_asked;
        var answer = await ask();
        if (asked < _given)
            return null;
        _given = asked;
        return answer;
    }
}
