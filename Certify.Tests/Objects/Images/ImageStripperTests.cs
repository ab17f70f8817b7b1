using System.Text;
using Certify.ServiceInterface.Objects.Images;
using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests.Objects.Images;

public sealed class ImageStripperTests
{
    private static readonly string[] Planted = ["Planted", "xmp", "<script>", "GPS"];

    private static IEnumerable<TestCaseData> Images()
    {
        yield return Image("JPEG", ToolMadeImages.TaggedJpeg);
        yield return Image("PNG", ToolMadeImages.TaggedPng);
        yield return Image("WebP", ToolMadeImages.TaggedWebP);
        yield return Image("WebP with alpha", ToolMadeImages.AlphaWebP);
        yield return Image("plain WebP", ToolMadeImages.LossyWebP);
        yield return Image("lossless WebP", ToolMadeImages.LosslessWebP);
        yield return Image("interlaced PNG", ToolMadeImages.InterlacedPng);
        yield return Image("JPEG with restarts", ToolMadeImages.RestartJpeg);
        yield return Image("our JPEG", TestImages.JpegWithExif());
    }

    [TestCaseSource(nameof(Images))]
    public void The_picture_and_its_orientation_stay(byte[] image) =>
        Assert.That(ImageInspector.Inspect(ImageStripper.Strip(image)), Is.EqualTo(ImageInspector.Inspect(image)));

    [TestCaseSource(nameof(Images))]
    public void Everything_written_beside_the_picture_goes(byte[] image)
    {
        var bare = Encoding.Latin1.GetString(ImageStripper.Strip((byte[])[.. image, .. "<script>alert()</script>"u8])!);
        foreach (var text in Planted)
        {
            Assert.That(bare, Does.Not.Contain(text).IgnoreCase);
        }
    }

    [TestCaseSource(nameof(Images))]
    public void A_bare_image_stays_as_it_is(byte[] image)
    {
        var bare = ImageStripper.Strip(image);
        Assert.That(ImageStripper.Strip(bare), Is.EqualTo(bare));
    }

    [Test]
    public void The_same_picture_with_other_metadata_gives_the_same_bytes()
    {
        Assert.That(ImageStripper.Strip(TestImages.JpegWithExif(gps: true)), Is.EqualTo(ImageStripper.Strip(TestImages.JpegWithExif(gps: false))));
        Assert.That(ImageStripper.Strip(TestImages.JpegWithExif(orientation: 1)), Is.EqualTo(ImageStripper.Strip(TestImages.Jpeg())));
    }

    [Test]
    public void Every_orientation_survives([Range(1, 8)] int orientation)
    {
        var bare = ImageStripper.Strip(TestImages.JpegWithExif(orientation: orientation));
        Assert.That(ImageInspector.Inspect(bare).Orientation, Is.EqualTo(orientation));
    }

    [Test]
    public void Thumbnails_comments_and_profiles_of_a_jpeg_go()
    {
        var plain = TestImages.Jpeg();
        byte[] comment = [0xFF, 0xFE, 0, 9, .. "Planted"u8];
        byte[] profile = [0xFF, 0xE2, 0, 21, .. "ICC_PROFILE\0Planted"u8];
        byte[] cluttered = [.. plain[..20], .. comment, 0xFF, 0xFF, .. profile, .. plain[20..]];
        Assert.That(ImageInspector.Inspect(cluttered).IsOk);
        Assert.That(ImageStripper.Strip(cluttered), Is.EqualTo(plain));
    }

    [Test]
    public void What_is_refused_is_not_stripped()
    {
        Assert.That(ImageStripper.Strip(default), Is.Null);
        Assert.That(ImageStripper.Strip(TestImages.TruncatedJpeg()), Is.Null);
    }

    private static TestCaseData Image(string name, byte[] image) => new TestCaseData(image).SetArgDisplayNames(name);
}
