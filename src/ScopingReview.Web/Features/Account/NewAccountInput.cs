using System.ComponentModel.DataAnnotations;

namespace ScopingReview.Web.Features.Account;

public sealed class NewAccountInput
{
    [Required(ErrorMessage = "Enter your name."), MaxLength(100, ErrorMessage = "At most 100 characters.")]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "Enter your e-mail address."), EmailAddress(ErrorMessage = "This is not an e-mail address."), MaxLength(
        AccountService.LongestEmail, ErrorMessage = "At most 256 characters.")]
    public string Email { get; set; } = "";

    [Required(ErrorMessage = "Choose a password."), MinLength(10, ErrorMessage = "At least 10 characters.")]
    public string Password { get; set; } = "";

    [Compare(nameof(Password), ErrorMessage = "The passwords do not match.")]
    public string Repeat { get; set; } = "";
}
