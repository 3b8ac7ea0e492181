namespace Insights.Typed.Tests.Reading;

/// <summary>Reports with all columns of the dataset Everything.</summary>
internal static class EverythingReports
{
    public const string Header = "Name,Seats,Price,Day,Moment,Id,IsOn,IsOne,MaybeName,MaybeSeats,MaybePrice,MaybeDay,MaybeMoment,MaybeId,MaybeOn,MaybeOne";

    /// <summary>A report with a row for each name.</summary>
    public static string Create(params string[] names) =>
        $"{Header}\n" + string.Concat(names.Select(name => $"{name},5,1.5,2026-05-03,2026-05-03T01:02:03Z,251DE3D4-8868-4032-B518-F142DA50522F,Y,0,,,,,,,,\n"));
}
