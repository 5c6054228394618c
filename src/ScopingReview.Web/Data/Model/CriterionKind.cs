namespace ScopingReview.Web.Data.Model;

public enum CriterionKind
{
    Include,
    Exclude,
}
