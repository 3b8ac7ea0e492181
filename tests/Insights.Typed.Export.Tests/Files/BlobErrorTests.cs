using Azure.Identity;
using Insights.Typed.Export.Files.Blobs;

namespace Insights.Typed.Export.Tests.Files;

/// <summary>Errors of the sign-in to Azure Storage, which no emulator has.</summary>
public sealed class BlobErrorTests
{
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_failed_sign_in_has_the_reason_of_each_credential(string lineBreak)
    {
        var failure = new CredentialUnavailableException(string.Join(lineBreak, "No credential works.", "- EnvironmentCredential is not configured.", "- Azure CLI is not\a installed."));

        Assert.Equal(
            "no identity of the environment could sign in: No credential works. - EnvironmentCredential is not configured. - Azure CLI is not\uFFFD installed.",
            BlobErrors.FindReason(failure));
        Assert.Equal(BlobErrors.FindReason(failure), BlobErrors.FindReason(new AggregateException(new HttpRequestException("first"), failure)));
    }

    [Fact]
    public void A_long_reason_is_bounded() =>
        Assert.InRange(BlobErrors.FindReason(new AuthenticationFailedException(new string('x', 100_000)))!.Length, 1000, 3000);
}
