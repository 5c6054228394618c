namespace ScopingReview.Web.Components.Controls;

/// <summary>The fields of a form that hold something which cannot be read. Such a form is not sent.</summary>
public sealed class FieldProblems
{
    public const string Message = "Correct the fields marked in red first. Nothing was saved.";

    private readonly HashSet<object> _fields = [];

    public bool Any => _fields.Count > 0;

    public void Set(object field, bool isProblem)
    {
        if (isProblem)
            _fields.Add(field);
        else
            _fields.Remove(field);
    }
}
