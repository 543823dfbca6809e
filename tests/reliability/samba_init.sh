#!/bin/sh
# The first process of a user-mode kernel whose root is this machine's own: a Samba server and two mounts of its share, each a client
# of its own. Nothing outside /run and the folders that Samba insists on is written; both are in memory.
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
mount -t proc proc /proc
mount -t sysfs sys /sys
for folder in /run /var/lib/samba /var/log /var/cache; do mount -t tmpfs memory $folder; done
mkdir -p /run/samba /run/server /run/a /run/b /run/modules/lib /run/tmp /var/lib/samba/private /var/cache/samba /var/log/samba

# The kernel asks for modules itself (cryptography for CIFS), and they do not lie where it looks.
ln -s /usr/lib/uml/modules /run/modules/lib/modules
printf '#!/bin/sh\nexec modprobe -d /run/modules "$@"\n' > /run/modprobe
chmod +x /run/modprobe
echo /run/modprobe > /proc/sys/kernel/modprobe
for module in cifs cmac hmac md5 sha256 sha512 aes gcm ccm ecb; do /run/modprobe $module; done

ip link set lo up
cat > /run/smb.conf <<'CONF'
[global]
server role = standalone server
map to guest = Bad User
guest account = root
interfaces = lo
bind interfaces only = yes
disable spoolss = yes
load printers = no
[del]
path = /run/server
read only = no
guest ok = yes
force user = root
CONF
smbd -D -s /run/smb.conf
for try in 1 2 3 4 5 6 7 8 9 10; do
  mount -t cifs //localhost/del /run/a -o guest,vers=3.1.1,uid=0 2>/dev/null && break
  sleep 0.5
done
mount -t cifs //localhost/del /run/b -o guest,vers=3.1.1,uid=0,nosharesock

cd "$DOCGEN_ROOT"
HOME=/run TMPDIR=/run/tmp PYTHONPATH="$DOCGEN_ROOT/src" "$DOCGEN_PYTHON" -m tests.reliability.samba "$DOCGEN_RESULT" > "$DOCGEN_RESULT.log" 2>&1
poweroff -f
