using ScopingReview.Domain.Accounts;

namespace ScopingReview.Domain.Tests.Accounts;

public sealed class CommonPasswordsTests
{
    [Theory]
    [InlineData("password123")]
    [InlineData("Passw0rd!!")]
    [InlineData("P4$$w0rd2024")]
    [InlineData("passwordpassword")]
    [InlineData("1234567890")]
    [InlineData("0987654321")]
    [InlineData("12345678900")]
    [InlineData("qwertyuiop")]
    [InlineData("Qwertz12345")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abcabcabcabc")]
    [InlineData("iloveyou2023")]
    [InlineData("welcome2024!")]
    [InlineData("letmein-letmein")]
    [InlineData("Administrator1")]
    [InlineData("scopingreview")]
    [InlineData("Summer2026!!")]
    [InlineData("sunshine princess")]
    public void What_everybody_tries_first_is_common(string password) => Assert.True(CommonPasswords.Contains(password));

    [Theory]
    [InlineData("lena.lead2026")]
    [InlineData("LenaLead!!")]
    [InlineData("fjordbyen123")]
    public void Ones_own_name_and_address_are_common(string password)
        => Assert.True(CommonPasswords.Contains(password, "Lena Lead", "lena.lead@fjordbyen.example"));

    [Theory]
    [InlineData("correct horse 9")]
    [InlineData("teapot marble orbit lantern")]
    [InlineData("kX9!vbT2#qLm")]
    [InlineData("8361920475a")]
    [InlineData("blåbærsyltetøy på skiva")]
    [InlineData("password-of-the-seventh-giraffe")]
    public void What_is_hard_to_guess_is_not(string password)
    => Assert.False(CommonPasswords.Contains(password, "Lena Lead", "lena@example.org", null));

    [Fact]
    public void A_password_of_any_length_is_looked_at_in_no_time()
        => Assert.True(CommonPasswords.Contains(new string('a', 1_000_000), new string('b', 1_000_000)));
}
