namespace Insights.Typed.Tests.Reading;

/// <summary>Valid GUIDs: the form that the service documents, in any letter case.</summary>
public sealed class GuidFieldTests
{
    private static readonly InsightsQuery<Guid> Query = Datasets.Everything.Select(x => x.Id);

    [Theory]
    [InlineData("251DE3D4-8868-4032-B518-F142DA50522F")]
    [InlineData("251de3d4-8868-4032-b518-f142da50522f")]
    [InlineData("251dE3D4-8868-4032-b518-F142da50522f")]
    public async Task A_GUID_is_read_in_any_letter_case(string field) =>
        Assert.Equal(new Guid("251de3d4-8868-4032-b518-f142da50522f"), await Reports.ValueAsync(Query, field));

    [Theory]
    [InlineData("251de3d488684032b518f142da50522f")]
    [InlineData("{251de3d4-8868-4032-b518-f142da50522f}")]
    [InlineData(" 251de3d4-8868-4032-b518-f142da50522f")]
    [InlineData("251de3d4-8868-4032-b518-f142da50522f ")]
    [InlineData("251de3d4-8868-4032-b518-f142da50522")]
    [InlineData("251de3d4-8868-4032-b518-f142da50522ff")]
    [InlineData("251de3d4-8868-4032-b518-f142da50522g")]
    [InlineData("251de3d4-8868-4032-b518-+142da50522f")]
    [InlineData("251de3d4_8868_4032_b518_f142da50522f")]
    [InlineData("0")]
    [InlineData("NULL")]
    public async Task Other_text_is_not_a_GUID(string field) =>
        Assert.StartsWith(
            $"is '{field}' in row 1; expected: a GUID. If the value is correct, declare another \"type\"",
            await Reports.FieldRefusalAsync(Query, field),
            StringComparison.Ordinal);
}
