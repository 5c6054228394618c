namespace ScopingReview.Web.Data.Model;

/// <summary>Tells labels apart at a glance; the name always stands beside it.</summary>
public enum LabelColour
{
    Blue,
    Green,
    Amber,
    Red,
    Purple,
    Teal,
    Pink,
    Grey,
}
