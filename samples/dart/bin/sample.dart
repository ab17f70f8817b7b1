import 'dart:io';

import 'package:servicestack/client.dart';

import 'dtos.dart';

const handheld = 0;
const front = 1;
const states = ['nothing was submitted', 'waits for its review', 'certified', 'refused or ended'];

/// Signs in, submits name, number and two photos unless a submission waits or is certified, and reads what became of it.
Future<void> main(List<String> args) async {
  if (args.length != 7) {
    stderr.writeln('usage: sample BASE_URL PHONE PASSWORD NAME IDENTITY_NUMBER HANDHELD_PHOTO FRONT_PHOTO');
    exit(2);
  }

  final client = JsonServiceClient(args[0]);
  try {
    await signIn(client, args[1], args[2]);
    var state = await status(client);
    if (state != 1 && state != 2) {
      await upload(client, handheld, File(args[5]));
      await upload(client, front, File(args[6]));
      await client.post(SubmitInfo()
        ..name = args[3]
        ..idcard_number = args[4]);
      state = await status(client);
    }
    print('validate_status $state: ${states[state]}');
  } on WebServiceException catch (refused) {
    // The door's code and words, from the answer's responseStatus.
    final reason = refused.responseStatus;
    stderr.writeln('refused: ${reason?.errorCode} ${reason?.message} (HTTP ${refused.statusCode})');
    exit(1);
  }
}

/// The token is good for every operation of every door.
Future<void> signIn(JsonServiceClient client, String phone, String password) async {
  final login = await client.post(IssueToken()
    ..auth_type = 'phone_password'
    ..phone = phone
    ..password = password);
  client.bearerToken = login.token;
}

Future<void> upload(JsonServiceClient client, int kind, File photo) async {
  final part = UploadFile(fieldName: 'v_photo', fileName: photo.uri.pathSegments.last, contents: await photo.readAsBytes());
  await client.postFileWithRequest(SubmitPhoto()..t_photo = kind, part);
}

Future<int> status(JsonServiceClient client) async {
  final info = await client.get(FetchInfo());
  return info.response?.validate_obj?.validate_status ?? 0;
}
